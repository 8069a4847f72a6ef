import { describe, expect, it } from 'vitest';
import { vaultProblems } from '../problems/vault-problems.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { MemoryVault } from '../testing/memory-vault.ts';
import { savedSession, signedInWorld, type World } from '../testing/signed-in.ts';
import { SessionKeeper } from './session-keeper.ts';

const codes = ({ session }: World): readonly string[] => {
  const status = session.status();
  return status.phase === 'starting' ? [] : status.notices.map((notice) => notice.code);
};

describe('a rotated pair that the disk refuses', () => {
  it('is tried again until it is saved, and then nobody is warned any more', async () => {
    const made = await signedInWorld();
    const next = made.pair('2');
    made.transport.onRefresh = () => replies.ok(next);
    let tries = 0;
    made.vault.onSave = () => {
      tries += 1;
      return tries < 4 ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
    };
    await made.session.renew(await made.session.bearer('read'));
    expect(codes(made)).toEqual(['vault.notSaved']);
    const told: unknown[] = [];
    made.session.subscribe((status) => told.push(status.phase === 'signedIn' && status.notices));

    await made.clock.advance(60_000);
    expect(told).toEqual([[]]);
    expect(tries).toBe(4);
    expect(made.vault.saved?.rotation.pair.refresh.reveal()).toBe(next.refresh);
    expect(codes(made)).toEqual([]);
  });

  it('is told of at once, each reason by itself', async () => {
    const made = await signedInWorld();
    const reasons = [null, new Error('ENOSPC'), vaultProblems.locked()];
    made.vault.onSave = () => {
      const reason = reasons.shift() ?? null;
      return reason === null ? Promise.resolve() : Promise.reject(reason);
    };
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    await made.session.renew(await made.session.bearer('read'));
    expect(codes(made)).toEqual(['vault.notSaved']);
    const heard: (readonly string[])[] = [];
    made.session.subscribe(() => heard.push(codes(made)));
    await made.clock.advance(1_000);
    expect(heard).toEqual([['vault.notSaved', 'vault.locked']]);
  });

  it('is not tried again once a newer pair was saved', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => replies.ok(made.pair(String(made.transport.refreshed.length + 1)));
    made.vault.onSave = () => Promise.reject(new Error('ENOSPC'));
    const second = await made.session.renew(await made.session.bearer('read'));
    made.vault.onSave = () => Promise.resolve();
    await made.session.renew(second);
    const saves = made.vault.saves.length;
    await made.clock.advance(600_000);
    expect(made.vault.saves).toHaveLength(saves);
    expect(made.vault.saved?.rotation.pair.generation).toBe(3);
  });

  it('is neither tried again nor reported after the user signed out', async () => {
    const made = await signedInWorld();
    const disk = hold<undefined>();
    made.vault.onSave = () => disk.promise.then(() => Promise.reject(new Error('ENOSPC')));
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    const renewal = made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    await settle();
    const signingOut = made.session.signOut();
    disk.resolve(undefined);
    await Promise.all([signingOut, renewal]);
    await made.clock.advance(600_000);
    expect(codes(made)).toEqual([]);
    expect(made.clock.timers).toBe(0);
  });

  it('is reported with the vault’s own reason when it has one', async () => {
    const made = await signedInWorld();
    made.vault.onSave = () => Promise.reject(vaultProblems.locked());
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    await made.session.renew(await made.session.bearer('read'));
    expect(codes(made)).toEqual(['vault.locked']);
  });

  it('is forgotten at sign-out while it waits to be tried again, with what was told of it', async () => {
    const made = await signedInWorld();
    made.vault.onSave = () => Promise.reject(new Error('ENOSPC'));
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    await made.session.renew(await made.session.bearer('read'));
    expect(codes(made)).toEqual(['vault.notSaved']);
    made.vault.onSave = () => Promise.resolve();
    const saves = made.vault.saves.length;
    await made.session.signOut();
    expect(codes(made)).toEqual([]);
    expect(made.clock.timers).toBe(0);
    await made.clock.advance(600_000);
    expect(made.vault.saves).toHaveLength(saves);
    expect(made.vault.saved).toBeNull();
  });
});

describe('a keeper', () => {
  const made = () => {
    const clock = new FakeClock();
    const vault = new MemoryVault();
    const told: (string | null)[] = [];
    const keeper = new SessionKeeper({ vault, clock, random: () => 1 }, (problem) => told.push(problem?.code ?? null));
    const saved = (name: string) => savedSession(clock, { access: `access-${name}`, refresh: `refresh-${name}` });
    return { clock, vault, keeper, told, saved };
  };

  it('waits longer after each failure in a row, and starts over with a newer pair', async () => {
    const { clock, vault, keeper, saved } = made();
    const start = clock.now();
    const tries: number[] = [];
    vault.onSave = () => {
      tries.push(clock.now() - start);
      return Promise.reject(new Error('ENOSPC'));
    };
    await keeper.save(saved('1'));
    await clock.advance(3_000);
    await keeper.save(saved('2'));
    await clock.advance(3_000);
    expect(tries).toEqual([0, 1_000, 3_000, 3_000, 4_000, 6_000]);
  });

  it('says nothing good because an older pair was saved after all', async () => {
    const { vault, keeper, told, saved } = made();
    const slow = hold<undefined>();
    let saves = 0;
    vault.save = () => ((saves += 1) === 1 ? slow.promise : Promise.reject(new Error('ENOSPC')));
    const first = keeper.save(saved('1'));
    await keeper.save(saved('2'));
    expect(told).toEqual(['vault.notSaved']);
    slow.resolve(undefined);
    await first;
    expect(told).toEqual(['vault.notSaved']);
  });

  it('is not said to be tried again once the session has ended', async () => {
    const made = await signedInWorld();
    made.vault.onSave = () => Promise.reject(new Error('ENOSPC'));
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    const second = await made.session.renew(await made.session.bearer('read'));
    expect(codes(made)).toEqual(['vault.notSaved']);
    made.transport.onRefresh = () => replies.dead();
    await made.session.renew(second).catch(() => undefined);
    expect(made.session.status().phase).toBe('ended');
    expect(codes(made)).toEqual([]);
  });
});
