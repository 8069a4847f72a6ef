export function dependencyProblem(root: string): 'missing' | 'outdated' | null;
export function installDependencies(root: string, problem: 'missing' | 'outdated'): void;
