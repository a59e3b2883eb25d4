import type { Findings } from './findings.js';

const PERMISSION = /^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/;

/** Checks a permission: what it is asked for, and what may be done. */
export function checkPermission(permission: string, findings: Findings): void {
  findings.expect(PERMISSION.test(permission), `${permission} is no permission.`, 'Write it as resource:action.');
}

/** Checks that there is a title to read. */
export function checkTitle(title: unknown, findings: Findings): void {
  findings.expect(typeof title === 'string' && title.trim() !== '', 'It has no title.', 'Say in a few words what it is called.');
}

/** Checks a name that the audit and the configuration know a part by for good. */
export function checkSymbolicName(symbolicName: string, findings: Findings): void {
  findings.expect(/^[A-Z][A-Za-z0-9]+$/.test(symbolicName), `${symbolicName} is no symbolic name.`, 'Use letters and digits, and begin with a capital.');
}

/** Checks that a name is none that every object of JavaScript has: the house refuses such names in whatever it is sent. */
export function checkOwnName(name: string, findings: Findings): void {
  findings.expect(!(name in Object.prototype), `${name} is a name that every object of JavaScript has.`, 'Choose another name.');
}
