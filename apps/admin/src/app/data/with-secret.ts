import { HttpContextToken } from '@angular/common/http';

/** Whether a secret was typed into what is sent: as a proposal it waits under seal. */
export const WITH_SECRET = new HttpContextToken(() => false);
