import { definePlugin } from '@tessera/plugin-api';
import { anonymiseUser } from './anonymise-user.js';
import { changePassword } from './change-password.js';
import { createIdentifier } from './create-identifier.js';
import { createReason } from './create-reason.js';
import { createUser } from './create-user.js';
import { deactivateUser } from './deactivate-user.js';
import { deleteIdentifier } from './delete-identifier.js';
import { deleteReason } from './delete-reason.js';
import { deleteUser } from './delete-user.js';
import { editIdentifier } from './edit-identifier.js';
import { editRolesOfMany } from './edit-roles-of-many.js';
import { editRoles } from './edit-roles.js';
import { editReason } from './edit-reason.js';
import { editUser } from './edit-user.js';
import { identifier } from './identifier.js';
import { identity } from './identity.js';
import { importUsers } from './import-users.js';
import { lockUser } from './lock-user.js';
import { reactivateUser } from './reactivate-user.js';
import { reason } from './reason.js';
import { resetPassword } from './reset-password.js';
import { resetPasswords } from './reset-passwords.js';
import { setIdentification } from './set-identification.js';
import { setIdentificationDocument } from './set-identification-document.js';
import { setPicture } from './set-picture.js';
import { setSignature } from './set-signature.js';
import { setPreferredLanguage } from './set-preferred-language.js';
import { setServiceEmail } from './set-service-email.js';
import { setServiceMobilePhoneNumber } from './set-service-mobile-phone-number.js';

/** The people of the house and what happens to them as users. */
export default definePlugin({
  objectTypes: [identity, reason, identifier],
  fileImports: [importUsers],
  useCases: [
    createUser,
    editUser,
    deactivateUser,
    reactivateUser,
    lockUser,
    deleteUser,
    anonymiseUser,
    changePassword,
    resetPassword,
    resetPasswords,
    editRoles,
    editRolesOfMany,
    setServiceEmail,
    setServiceMobilePhoneNumber,
    setPreferredLanguage,
    setIdentification,
    setIdentificationDocument,
    setPicture,
    setSignature,
    createReason,
    editReason,
    deleteReason,
    createIdentifier,
    editIdentifier,
    deleteIdentifier,
  ],
});
