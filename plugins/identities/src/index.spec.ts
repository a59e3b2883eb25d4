import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';

contract(plugin, { folder: new URL('..', import.meta.url) });

it('brings the use cases under the names that sites know', () => {
  expect(plugin.useCases?.map((useCase) => useCase.symbolicName)).toEqual([
    'UsersProcCreate',
    'UsersProcEdit',
    'UsersProcDeactivate',
    'UsersProcReactivate',
    'UsersProcLock',
    'UsersProcDeleteUser',
    'UsersProcAnonymise',
    'UsersProcChangePassword',
    'UsersProcResetPassword',
    'UsersBoProcResetPassword',
    'UsersProcEditRoles',
    'UsersBatchProcEditRoles',
    'IdentityProcSetServiceEmail',
    'IdentityProcSetServiceMobilePhoneNumber',
    'IdentityProcSetPreferredLanguage',
    'IdentityProcSetIdentification',
    'IdentityProcSetIdentificationDocument',
    'IdentityProcSetPicture',
    'IdentityProcSetSignature',
    'UsersProcCreateReason',
    'UsersProcEditReason',
    'UsersProcDeleteReason',
    'UsersProcCreateIdentifier',
    'UsersProcEditIdentifier',
    'UsersProcDeleteIdentifier',
  ]);
});

it('lets nothing but deletion lead out of being locked', () => {
  const leading = plugin.useCases?.flatMap((useCase) => useCase.moves['locked'] ?? []).filter((state) => state !== 'locked');
  expect(leading).toEqual(['deleted']);
});

it('lets Create and Edit write nothing that has an operation of its own', () => {
  const writable = plugin.useCases?.slice(0, 2).flatMap((useCase) => useCase.steps.flatMap((step) => Object.keys(step.fields ?? {})));
  const own = ['serviceEmail', 'serviceMobilePhoneNumber', 'preferredLanguage', 'identificationCode', 'identificationCodeExpiryDate'];
  expect(writable?.filter((name) => own.includes(name))).toEqual([]);
});
