import { Module } from '@nestjs/common';
import { PostModule } from '../mail/post.module.js';
import { SecretsModule } from '../secrets/index.js';
import { ContactDesk } from './contact-desk.js';
import { ContactsController } from './contacts.controller.js';
import { CriteriaController } from './criteria.controller.js';
import { CriteriaDesk } from './criteria-desk.js';
import { DocumentReminders } from './document-reminders.js';
import { LetterDesk } from './letter-desk.js';
import { LettersController } from './letters.controller.js';
import { MyAccountController } from './my-account.controller.js';
import { MyAccountDesk } from './my-account-desk.js';
import { MyNoticesController } from './my-notices.controller.js';
import { MySessions } from './my-sessions.js';
import { ResetDesk } from './reset-desk.js';
import { ResetsController } from './resets.controller.js';

/** People's own accounts, and the rules that hold for them. */
@Module({
  imports: [PostModule, SecretsModule],
  controllers: [MyAccountController, MyNoticesController, ResetsController, ContactsController, CriteriaController, LettersController],
  providers: [ContactDesk, CriteriaDesk, DocumentReminders, LetterDesk, MyAccountDesk, MySessions, ResetDesk],
  exports: [DocumentReminders],
})
export class AccountsModule {}
