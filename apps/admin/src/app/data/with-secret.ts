import { HttpContextToken } from '@angular/common/http';

/** Whether a secret was typed into what is sent: a proposal would leave it out. */
export const WITH_SECRET = new HttpContextToken(() => false);
