export function discard(file: string, judged: string): void;
