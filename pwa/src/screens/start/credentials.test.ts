import { describe, expect, it } from 'vitest';
import { againFault, emailFault, passwordFault } from './credentials';

describe('an address and a new password', () => {
  it('are right when they are plausible', () => {
    expect(emailFault(' elise@mission-locale.example ')).toBeNull();
    expect(passwordFault('trois mots sans lien', 'elise@mission-locale.example')).toBeNull();
    expect(againFault('trois mots', 'trois mots')).toBeNull();
  });

  it('are wrong with a sentence that names the field', () => {
    expect(emailFault('')).toContain('adresse de courriel');
    expect(emailFault('elise@mission')).toContain('Adresse de courriel');
    expect(passwordFault('onze lettre', '')).toBe('Mot de passe trop court\u00a0: encore 1\u00a0caractère.');
    expect(passwordFault('elise@mission.example', 'Elise@mission.example')).toContain('Mot de passe');
    expect(againFault('trois mots', 'trois mot')).toContain('mots de passe');
  });
});
