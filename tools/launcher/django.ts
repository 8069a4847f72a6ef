import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { aptInstall, isDebianLike, thisDistribution, type Distribution } from './distribution.ts';
import { findProgram } from './this-machine.ts';

/** A Python that has what the contract tests' server is made of. */
export interface DjangoPython {
  /** The interpreter's full path. */
  readonly python: string;
  readonly versions: { readonly django: string; readonly restFramework: string; readonly simpleJwt: string };
}

export const DJANGO_PACKAGES = [
  'python3-django',
  'python3-djangorestframework',
  'python3-djangorestframework-simplejwt',
];

const versionsSchema = z.strictObject({ django: z.string(), restFramework: z.string(), simpleJwt: z.string() });

const SAY_VERSIONS = `
import json, django, rest_framework, rest_framework_simplejwt as simple_jwt
print(json.dumps({"django": django.__version__, "restFramework": rest_framework.__version__, "simpleJwt": simple_jwt.__version__}))
`;

/**
 * The first Python with Django, REST framework and SimpleJWT: the one on the PATH, so that an activated virtual environment
 * decides, else the system's own, which another one on the PATH may hide. Null when none has them.
 */
export function findDjango(
  candidates: readonly (string | null)[] = [findProgram('python3'), '/usr/bin/python3'],
): DjangoPython | null {
  for (const python of candidates) {
    if (python === null) continue;
    const { status, stdout } = spawnSync(python, ['-c', SAY_VERSIONS], { encoding: 'utf8' });
    if (status === 0) return { python, versions: versionsSchema.parse(JSON.parse(stdout)) };
  }
  return null;
}

/** Whether this machine may be given the packages, or the one sentence to say instead. */
export function planDjangoInstall(distribution: Distribution): { readonly install: true } | { readonly tell: string } {
  if (!isDebianLike(distribution)) {
    return { tell: 'Run: pip install django djangorestframework djangorestframework-simplejwt' };
  }
  return distribution.isRoot ? { install: true } : { tell: `Run: sudo apt-get install ${DJANGO_PACKAGES.join(' ')}` };
}

/** Sees to Django, installing it where nobody is surprised. Answers the sentence to say where it cannot be had. */
export function ensureDjango(): DjangoPython | { readonly problem: string } {
  const missing = 'no Python here has Django, REST framework and SimpleJWT.';
  const present = findDjango();
  if (present !== null) return present;
  const plan = planDjangoInstall(thisDistribution());
  if ('tell' in plan) return { problem: `${missing} ${plan.tell}` };
  process.stderr.write('No Django here: installing the distribution’s packages (once) …\n');
  try {
    aptInstall(DJANGO_PACKAGES);
  } catch (error) {
    return { problem: `${missing} ${error instanceof Error ? error.message : String(error)}` };
  }
  return findDjango() ?? { problem: `${missing} The packages are installed, but /usr/bin/python3 cannot import them.` };
}
