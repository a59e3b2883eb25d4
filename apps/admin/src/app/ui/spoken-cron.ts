/** A cron expression as a sentence, `undefined` when it is none. The library is loaded when somebody needs it. */
export async function spokenCron(cron: string, language: string): Promise<string | undefined> {
  const { default: cronstrue } = await import('cronstrue');
  const italian = language.startsWith('it');
  if (italian) await import('cronstrue/locales/it.js');
  try {
    return cronstrue.toString(cron.trim(), { use24HourTimeFormat: true, locale: italian ? 'it' : 'en', verbose: false });
  } catch {
    return undefined;
  }
}
