/** What the fields of records are called, one beside the other's answer or in a note to put right. */
const FIELDS: Record<string, string> = {
  name: 'Nom', contact: 'Téléphone', birth_date: 'Date de naissance', address: 'Adresse', note: 'Note', gender: 'Genre',
  commune: 'Commune', zone: 'Quartier', training_level: 'Niveau d’études', housing: 'Logement', driving_licence: 'Permis',
  transport: 'Se déplace', obstacles: 'Ce qui freine', has_children: 'A des enfants', situation: 'En ce moment',
  followed_by: 'Accompagné par', last_contact: 'Dernières nouvelles', referent: 'Référent', contact_preference: 'Pour joindre',
  closed_at: 'Dossier clos le', lost_reason: 'Motif de clôture', status: 'État', outcome: 'Résultat', at: 'Date', assignee: 'Pour qui',
  partner: 'Structure', partners: 'Partenaires', started_at: 'Début', main_from: 'Principal depuis', confirmed_at: 'Accueil', ended_at: 'Fin',
  end_reason: 'Motif de fin', kind: 'Type', team: 'Équipe', counters: 'Qui compte', title: 'Nom', place: 'Lieu', with_truck: 'Avec le KAF’Truck',
  from_at: 'Depuis', planned_start: 'Début prévu', planned_end: 'Fin prévue', on: 'Date du point', valid_from: 'Valable depuis',
  valid_until: 'Valable jusqu’au', official_code: 'Code officiel', latitude: 'Latitude', longitude: 'Longitude', archived: 'Archivé',
  count: 'Nombre', attendance_estimate: 'Affluence estimée', health_desk: 'Permanence santé', first_time: 'Première fois',
  activity: 'Activité', cancel_reason: 'Raison de l’annulation', outing: 'Sortie', youth: 'Jeune', pathway: 'Parcours', age_band: 'Âge', public: 'Public',
  channel: 'Comment', result: 'Résultat', side: 'Droits ou soins', act: 'Geste', merged_into: 'Réuni avec', replaces: 'Remplace', deleted: 'Retiré',
  notice_answer: 'Réponse à l’information', notice_given_at: 'Information donnée', notice_version: 'Texte de l’information',
  notice_language: 'Langue de l’information',
};

/** Of a type where the common word would say something else. */
const OF_TYPE: Record<string, string> = {
  'step.kind': 'Genre de note', 'pathway.kind': 'Parcours', 'support.kind': 'Soutien', 'outing.kind': 'Type de sortie',
  'outing.merged_into': 'Réunie avec', 'zone.deleted': 'Archivé',
};

/** A field's label; a field that a newer version added is named as it is. */
export const fieldLabel = (type: string, field: string): string => OF_TYPE[`${type}.${field}`] ?? FIELDS[field] ?? field;
