import ElectronStore from 'electron-store';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProfileId } from '../../shared/domain/ids.ts';
import { MAX_PROFILE_NAME, profileSchema, type Profile } from '../../shared/domain/profile.ts';
import type { Account } from '../../shared/domain/session-status.ts';
import { inputProblems } from '../problems/input-problems.ts';
import type { Problem } from '../problems/problem.ts';
import { profileProblems } from '../problems/profile-problems.ts';
import type { Suggestion } from '../session/session-phase.ts';
import { quarantine, quarantineIfDamaged } from '../storage/quarantine.ts';

const NAME = 'profiles';
const OWNER_ONLY = 0o600;
const fileSchema = z.strictObject({ schemaVersion: z.literal(1), profiles: z.array(profileSchema) });

export interface ProfileStoreDeps {
  /** Epoch milliseconds; names the copy of a damaged file. */
  readonly now: () => number;
  readonly newId: () => ProfileId;
}

/** What the user may say about a profile; the rest is found out. The URL is a base URL as `parseServerUrl` answers it. */
export type ProfileEdit = Pick<Profile, 'name' | 'url' | 'tryPreviousToken'>;

type ServerAccount = Extract<Account, { kind: 'server' }>;

/** The servers this computer knows, last used first, in `profiles.json`. No two have the same URL; none holds a secret. */
export class ProfileStore {
  readonly #folder: string;
  readonly #newId: () => ProfileId;
  #profiles: readonly Profile[];
  readonly #problem: Problem | null;

  private constructor(folder: string, newId: () => ProfileId, found: Found) {
    this.#folder = folder;
    this.#newId = newId;
    this.#profiles = found.profiles;
    this.#problem = found.problem;
  }

  /** Reads `profiles.json` in `folder`. Never throws: what cannot be read leaves an empty list and a `problem`. */
  static async open(folder: string, { now, newId }: ProfileStoreDeps): Promise<ProfileStore> {
    return new ProfileStore(folder, newId, await read(folder, now()));
  }

  list(): readonly Profile[] {
    return this.#profiles;
  }

  /** Why profiles of an earlier run are missing; null when all is well. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Pre-fills the connect form: the server used last, and who used it. */
  suggestion(): Suggestion | null {
    const [first] = this.#profiles;
    return first === undefined ? null : { url: first.url, username: first.lastUser ?? '' };
  }

  /** The profile that leads to this URL, or a new one that is kept once a sign-in there has succeeded. */
  at(url: string): Profile {
    return (
      this.#profiles.find((profile) => profile.url === url) ?? {
        id: this.#newId(),
        name: new URL(url).host.slice(0, MAX_PROFILE_NAME),
        url,
        dialect: null,
        lastUser: null,
        tryPreviousToken: true,
      }
    );
  }

  /** Whether an interrupted renewal may be followed by a try with the token before the last. True for an unknown profile. */
  tryPreviousToken(id: ProfileId): boolean {
    return this.#find(id)?.tryPreviousToken ?? true;
  }

  /**
   * Notes a sign-in that succeeded: its profile comes first, with user and dialect as found. Best effort: not being able to
   * remember must not spoil it.
   */
  connected({ profileId, url, username, dialect }: ServerAccount): void {
    const profile = this.#find(profileId) ?? { ...this.at(url), id: profileId };
    const used = profileSchema.safeParse({ ...profile, dialect, lastUser: username });
    // A user name or URL beyond all measure would make the whole file unreadable.
    if (!used.success) return;
    this.#profiles = [used.data, ...this.#profiles.filter(({ id }) => id !== profile.id)];
    try {
      this.#write(this.#profiles);
    } catch {
      // A full or read-only disk; the vault reports it where it matters.
    }
  }

  /**
   * Adds a profile, at the end. Throws `profile.duplicate` when another one has its URL, `url.invalid` when that is too long,
   * `profiles.notSaved` when the disk refuses; then nothing has changed.
   */
  add(edit: ProfileEdit): void {
    const profile = this.#checked({ ...this.at(edit.url), id: this.#newId(), ...edit });
    this.#keep([...this.#profiles, profile]);
  }

  /** Changes a profile in its place. Throws as `add` does, and `profile.unknown`. */
  edit(id: ProfileId, edit: ProfileEdit): void {
    const before = this.#find(id);
    if (before === undefined) throw profileProblems.unknown();
    // What was found out about one address says nothing about another.
    const dialect = before.url === edit.url ? before.dialect : null;
    const after = this.#checked({ ...before, ...edit, dialect });
    this.#keep(this.#profiles.map((profile) => (profile.id === id ? after : profile)));
  }

  /** Forgets a profile; one that is not there is forgotten already. Throws `profiles.notSaved` when the disk refuses. */
  remove(id: ProfileId): void {
    this.#keep(this.#profiles.filter((profile) => profile.id !== id));
  }

  #find(id: ProfileId): Profile | undefined {
    return this.#profiles.find((profile) => profile.id === id);
  }

  #checked(profile: Profile): Profile {
    const other = this.#profiles.find(({ id, url }) => url === profile.url && id !== profile.id);
    if (other !== undefined) throw profileProblems.duplicate(other.name);
    if (!profileSchema.shape.url.safeParse(profile.url).success) throw inputProblems.urlInvalid();
    return profile;
  }

  /** The disk first: a change that would be gone after a restart must not look like one. */
  #keep(profiles: readonly Profile[]): void {
    try {
      this.#write(profiles);
    } catch {
      throw profileProblems.notSaved();
    }
    this.#profiles = profiles;
  }

  #write(profiles: readonly Profile[]): void {
    // What could not be read may be in good order; an almost empty list must not take its place.
    if (this.#problem?.code === 'profiles.unreadable') throw this.#problem;
    openStore(this.#folder).store = { schemaVersion: 1, profiles: [...profiles] };
  }
}

interface Found {
  readonly profiles: readonly Profile[];
  readonly problem: Problem | null;
}

async function read(folder: string, now: number): Promise<Found> {
  const path = join(folder, `${NAME}.json`);
  const damaged = (): Found => ({ profiles: [], problem: profileProblems.damaged() });
  try {
    if (await quarantineIfDamaged(path, now)) return damaged();
    const content = openStore(folder).store;
    if (Object.keys(content).length === 0) return { profiles: [], problem: null };
    const file = fileSchema.safeParse(content);
    if (file.success) return { profiles: file.data.profiles, problem: null };
    await quarantine(path, now);
    return damaged();
  } catch {
    return { profiles: [], problem: profileProblems.unreadable() };
  }
}

/** Opened on every use: a file set aside meanwhile must not come back from an open store. */
function openStore(folder: string): ElectronStore {
  return new ElectronStore({ cwd: folder, name: NAME, configFileMode: OWNER_ONLY, clearInvalidConfig: false });
}
