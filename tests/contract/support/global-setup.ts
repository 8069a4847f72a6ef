import type { TestProject } from 'vitest/node';
import { ensureDjango, type DjangoPython } from '../../../tools/launcher/django.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where it cannot be had. */
    django: DjangoPython | null;
  }
}

/** The first line of every run says what was tested, and how to get what was not. */
export default function setUp(project: TestProject): void {
  const django = ensureDjango();
  if ('problem' in django) {
    console.log(`contract: the practice backend alone; ${django.problem}`);
    project.provide('django', null);
    return;
  }
  const { versions, python } = django;
  console.log(
    `contract: SimpleJWT ${versions.simpleJwt} on Django ${versions.django} and REST framework ${versions.restFramework} (${python}), and the practice backend`,
  );
  project.provide('django', django);
}
