import { expect, test } from 'vitest';
import type { DoctorReport } from '../../shared/domain/doctor.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { aReport, failure, sealed } from '../testing/records.ts';
import { createDoctorStore } from './doctor.ts';

const { url } = aReport;
const closed = { url: null, busy: false, report: null, error: null };

test('opens at once, and shows the report when it is there', async () => {
  const { bridge } = createFakeBridge();
  const { store, examine } = createDoctorStore(bridge);
  expect(store.getState()).toEqual(closed);
  const examining = examine(url);
  expect(store.getState()).toEqual({ ...closed, url, busy: true });
  await examining;
  expect(store.getState()).toEqual({ url, busy: false, report: aReport, error: null });
});

test('keeps the report while the same server is examined again, and not for another one', async () => {
  const { bridge } = createFakeBridge();
  const { store, examine } = createDoctorStore(bridge);
  await examine(url);
  const again = examine(url);
  expect(store.getState()).toMatchObject({ busy: true, report: aReport });
  await again;
  const other = examine('https://other.example.com/api');
  expect(store.getState().report).toBeNull();
  await other;
});

test('says why there is no report', async () => {
  const { bridge } = createFakeBridge();
  const { store, examine } = createDoctorStore(bridge);
  bridge.doctor.examine.mockRejectedValueOnce(failure('url.invalid'));
  await examine('a server');
  expect(store.getState()).toEqual({ url: 'a server', busy: false, report: null, error: sealed('url.invalid') });
});

test('closed, it stays closed whatever still arrives', async () => {
  const { bridge } = createFakeBridge();
  const { store, examine, close } = createDoctorStore(bridge);
  const slow = Promise.withResolvers<DoctorReport>();
  bridge.doctor.examine.mockReturnValueOnce(slow.promise);
  const examining = examine(url);
  close();
  slow.resolve(aReport);
  await examining;
  expect(store.getState()).toEqual(closed);
});

test('a slow report about a server asked for before does not show as that of another', async () => {
  const { bridge } = createFakeBridge();
  const { store, examine } = createDoctorStore(bridge);
  const slow = Promise.withResolvers<DoctorReport>();
  bridge.doctor.examine.mockReturnValueOnce(slow.promise);
  const first = examine('https://slow.example.com/api');
  await examine(url);
  slow.reject(failure('server.timeout'));
  await first;
  expect(store.getState()).toEqual({ url, busy: false, report: aReport, error: null });
});
