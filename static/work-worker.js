// Seeks the number that, behind the challenge, gives a SHA-256 hash (FIPS 180-4) which begins with so many zero bits.
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const K = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const H = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const W = new Int32Array(64);
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** The state after a block of 64 bytes, which `view` holds from `offset` on. */
function after(state, view, offset) {
  for (let i = 0; i < 16; i++) W[i] = view.getInt32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [W[i - 15], W[i - 2]];
    const low = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const high = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    W[i] = W[i - 16] + low + W[i - 7] + high;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

/** The first word of the hash of `start` and a number; what `start` alone decides was done before. */
function firstWords(start) {
  const whole = start.length - (start.length % 64);
  const head = new DataView(new TextEncoder().encode(start.slice(0, whole)).buffer);
  let state = [...H];
  for (let offset = 0; offset < whole; offset += 64) state = after(state, head, offset);
  return (number) => {
    const tail = new TextEncoder().encode(start.slice(whole) + number);
    const blocks = new DataView(new ArrayBuffer(tail.length + 9 > 64 ? 128 : 64));
    tail.forEach((byte, i) => blocks.setUint8(i, byte));
    blocks.setUint8(tail.length, 0x80);
    blocks.setUint32(blocks.byteLength - 4, (whole + tail.length) * 8);
    let last = state;
    for (let offset = 0; offset < blocks.byteLength; offset += 64) last = after(last, blocks, offset);
    return last[0];
  };
}

addEventListener('message', ({ data: { challenge, bits } }) => {
  const firstWord = firstWords(`${challenge}.`);
  let number = 0;
  while (Math.clz32(firstWord(String(number))) < bits) number++;
  postMessage(String(number));
});
