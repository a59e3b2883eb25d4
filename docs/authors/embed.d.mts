export function pages(): readonly string[];
export function embedded(text: string, folder: string): string;
export function unfounded(text: string): readonly string[];
