// A clock that tests move, for a server that reads the machine's: libfaketime stands between the two.
import { access, writeFile } from 'node:fs/promises';
import { temporaryFolder } from './processes.mjs';

const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch;
const library = `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`;

/** Whether a clock can be moved on this machine. */
export const clockMoves = await access(library).then(() => true, () => false);

/** `settings` for a server that lives by this clock; `forward` moves it on. */
export async function movableClock(t) {
  const file = `${await temporaryFolder(t, 'clock')}/now`;
  let ahead = 0;
  const set = () => writeFile(file, `+${ahead}s\n`);
  await set();
  return {
    settings: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    /** The time there, in milliseconds since the epoch. */
    now: () => Date.now() + ahead * 1000,
    async forward(seconds) {
      ahead += seconds;
      await set();
    },
  };
}
