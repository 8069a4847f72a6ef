/** What every listener gets first: `Event` in Electron's type definitions. */
export interface StandInEvent {
  preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** An event that can be prevented, carrying `details` as Electron's navigation events do. */
export function createEvent<T extends object>(details: T): StandInEvent & T {
  let prevented = false;
  const event: StandInEvent = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as StandInEvent & T;
}
