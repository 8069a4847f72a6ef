export function projectNode(root: string, platform?: NodeJS.Platform): string;
