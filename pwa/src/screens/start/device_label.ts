/** What the team's list calls this device: `Android`, `iPhone`, `Ordinateur`. No more is told. */
export function deviceLabel(agent: string = navigator.userAgent): string {
  if (/iPhone|iPod/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent)) return 'iPad';
  return agent.includes('Android') ? 'Android' : 'Ordinateur';
}
