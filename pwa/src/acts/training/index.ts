// A sandbox on this phone, for learning. See ../README.md.
export { clearSandbox, leaveTraining, startTraining } from './sandbox';
