/** Permissions about one thing. */
export interface PermissionGroup {
  readonly title: string;
  readonly permissions: readonly { readonly name: string; readonly title: string | undefined }[];
}

const BETWEEN = ': ';

/** Permissions by what they are about: each object type for itself, what belongs to none under one heading. */
export function groupsOf(names: readonly string[], titles: ReadonlyMap<string, string>, system: string): readonly PermissionGroup[] {
  const groups = new Map<string, PermissionGroup['permissions'][number][]>();
  for (const name of [...names].sort()) {
    const resource = name.split(':')[0] ?? name;
    const type = typeIn(titles.get(`${resource}:read`));
    const heading = type ?? (titles.has(name) ? system : resource);
    groups.set(heading, [...(groups.get(heading) ?? []), { name, title: withoutType(titles.get(name), type) }]);
  }
  const last = ([heading]: readonly [string, unknown]): number => (heading === system ? 0 : 1);
  return [...groups].sort((a, b) => last(a) - last(b)).map(([title, permissions]) => ({ title, permissions }));
}

// "Temporary cards: see" names the type in front of what may be done with it.
function typeIn(title: string | undefined): string | undefined {
  return title?.includes(BETWEEN) ? title.split(BETWEEN)[0] : undefined;
}

function withoutType(title: string | undefined, type: string | undefined): string | undefined {
  if (title === undefined || type === undefined || !title.startsWith(type + BETWEEN)) return title;
  const rest = title.slice(type.length + BETWEEN.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
