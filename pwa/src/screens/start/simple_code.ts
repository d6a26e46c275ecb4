const RUN = '01234567890';
const BACK = [...RUN].reverse().join('');

/** Whether a code is among the first that anyone would try: one digit, a run, or a pattern said again and again. */
export function isSimpleCode(code: string): boolean {
  if (RUN.includes(code) || BACK.includes(code)) return true;
  for (let length = 1; length <= code.length / 2; length += 1) {
    if (code === code.slice(0, length).repeat(Math.ceil(code.length / length)).slice(0, code.length) && length <= 3) return true;
  }
  return false;
}
