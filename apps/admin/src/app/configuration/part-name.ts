import { sentences } from '../ui/sentences.js';

/** Names a part of the configuration by its section and what stands under it. Call it where `inject` may be called. */
export function partName(): (path: string) => string {
  const t = sentences();
  return (path) => {
    const [section = '', ...names] = path.split('/');
    const readable = names.map((name) => name.replace(/~~\d+$/, '').replaceAll('~1', '/').replaceAll('~0', '~'));
    return [t(`sections.${section}`), ...readable].join(' › ');
  };
}
