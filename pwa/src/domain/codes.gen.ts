// Written by `python -m tools.codes` from api/records/codes.json: change that file instead.
/* prettier-ignore */
export const CODES = {
  "outing_kind": {
    "truck_outing": "Sortie KAF’Truck",
    "street_round": "Maraude",
    "event": "Manifestation, évènement",
    "pretext_event": "Activité « prétexte »",
    "health_outing": "Permanence santé délocalisée",
    "digital_outreach": "Maraude numérique",
    "other": "Autre"
  },
  "place_kind": {
    "priority_district": "Quartier prioritaire (QPV)",
    "watch_area": "Quartier en veille active",
    "city_centre": "Centre-ville",
    "rural_commune": "Commune alentour",
    "leisure_site": "Base de loisirs, plage, piscine",
    "partner_site": "Chez un partenaire",
    "other": "Autre"
  },
  "identification_channel": {
    "truck_outing": "Sortie KAF’Truck",
    "pool_beach": "Piscines et plages",
    "street_round": "Maraudes",
    "event": "Évènements",
    "partner": "Partenaires",
    "jdc": "Journée défense et citoyenneté (JDC)",
    "training_duty": "Obligation de formation",
    "digital_outreach": "Maraude numérique",
    "peer": "Bouche-à-oreille, pair",
    "family": "Famille",
    "self": "Venue spontanée",
    "other": "Autre"
  },
  "age_band": {
    "under_16": "Moins de 16 ans",
    "16_17": "16-17 ans",
    "18_21": "18-21 ans",
    "22_25": "22-25 ans",
    "26_29": "26-29 ans",
    "30_plus": "30 ans et plus",
    "unknown": "Non connu"
  },
  "gender": {
    "female": "Femme",
    "male": "Homme",
    "other": "Autre / ne se prononce pas",
    "unknown": "Non renseigné"
  },
  "training_level": {
    "l6": "VI - sortie avant la 3e, sans qualification",
    "l5b": "V bis - sortie de 3e ou 1re année de CAP",
    "l5_nodip": "V non diplômé (CAP/BEP non obtenu)",
    "n3": "Niveau 3 (ex-V) - CAP, BEP",
    "l4_nodip": "IV non diplômé (terminale sans bac)",
    "n4": "Niveau 4 (ex-IV) - bac, BP",
    "n5": "Niveau 5 (ex-III) - bac+2",
    "n6": "Niveau 6 (ex-II) - bac+3/4",
    "n7": "Niveau 7 (ex-I) - bac+5",
    "n8": "Niveau 8 (ex-I) - doctorat",
    "no_diploma": "Sans diplôme",
    "cap_bep": "CAP, BEP",
    "bac": "Bac",
    "above_bac": "Après le bac",
    "unknown": "Non connu"
  },
  "housing": {
    "parents": "Chez les parents",
    "family_member": "Chez un membre de la famille",
    "own_home": "Logement autonome",
    "friends": "Chez des amis",
    "hostel": "Foyer, FJT",
    "chrs": "CHRS, hébergement d’urgence",
    "nomadic": "Hébergement nomade",
    "none": "Sans hébergement",
    "other": "Autre",
    "unknown": "Non connu"
  },
  "driving_licence": {
    "none": "Pas de permis",
    "in_progress": "Code ou permis en cours",
    "b": "Permis B",
    "two_wheeler": "AM/BSR, A",
    "invalid": "Permis non utilisable",
    "unknown": "Non connu"
  },
  "transport": {
    "none": "Aucun moyen de transport",
    "public_transport": "Transports en commun",
    "bike": "Vélo, trottinette",
    "two_wheeler": "Deux-roues motorisé",
    "car": "Automobile",
    "carpool": "Covoiturage",
    "unknown": "Non connu"
  },
  "obstacle": {
    "mobility": "Mobilité",
    "family": "Contraintes familiales",
    "basic_skills": "Lecture, écriture, calcul",
    "housing": "Logement",
    "money": "Difficultés financières",
    "admin_legal": "Démarches administratives",
    "digital": "Numérique",
    "social_link": "Lien social, confiance en soi",
    "career_choice": "Choisir un métier",
    "training": "Se former",
    "other": "Autre"
  },
  "situation": {
    "none": "Sans emploi, école ni formation",
    "jobseeker": "En recherche d’emploi",
    "informal_volunteering": "Bénévolat",
    "employment": "En emploi",
    "apprenticeship": "En alternance",
    "training": "En formation",
    "immersion": "En immersion (PMSMP)",
    "civic_service": "Service civique, volontariat",
    "schooling": "Scolarisé",
    "unknown": "Non connu"
  },
  "followed_by": {
    "none": "Personne",
    "mission_locale": "Mission locale",
    "france_travail": "France Travail",
    "cap_emploi": "Cap emploi",
    "department": "Département (RSA)",
    "other": "Autre structure (éducateurs, école, ASE…)",
    "unknown": "Ne sait pas"
  },
  "pathway": {
    "ml_follow_up": "Suivi traditionnel Mission locale",
    "cej": "Contrat d’engagement jeune",
    "gj": "Garantie jeunes",
    "civic_service": "Service civique",
    "employment": "Emploi",
    "training": "Formation",
    "apprenticeship": "Alternance",
    "back_to_school": "Retour en formation initiale",
    "partner_referral": "Orientation confirmée vers un autre acteur",
    "other": "Autre remobilisation",
    "cej_jr": "CEJ – jeunes en rupture"
  },
  "step_kind": {
    "call": "Appel",
    "message": "SMS / message",
    "field_meeting": "Rencontre sur le terrain",
    "individual_interview": "Entretien individuel",
    "workshop": "Atelier",
    "group_information": "Information collective",
    "accompanied_visit": "Accompagnement physique",
    "partner_contact": "Contact partenaire",
    "referral": "Orientation / relais"
  },
  "step_status": {
    "planned": "Prévu",
    "done": "Fait",
    "cancelled": "Annulé"
  },
  "lost_reason": {
    "refused": "Ne souhaite pas",
    "not_now": "Pas maintenant",
    "unreachable": "Injoignable",
    "moved": "Déménagement",
    "already_followed": "Déjà accompagné",
    "own_solution": "A trouvé une solution sans nous",
    "out_of_scope": "Hors âge ou secteur",
    "dropped_out": "Parcours interrompu",
    "data_objection": "Opposition / effacement",
    "other": "Autre"
  },
  "health_act_rights": {
    "open_rights": "Ouverture de droits",
    "file_transfer": "Transfert de dossier",
    "vitale_card": "Carte Vitale",
    "ameli_account": "Compte Ameli",
    "complementary": "Complémentaire ou aide médicale",
    "other": "Autre"
  },
  "health_act_care": {
    "orientation": "Orientation vers un professionnel ou une structure",
    "prevention": "Sensibilisation, prévention",
    "insurance_link": "Lien avec l’assurance maladie",
    "financial_aid": "Aide financière",
    "health_check": "Bilan de santé",
    "accompanied_visit": "Accompagnement sur place",
    "other": "Autre"
  },
  "outing_status": {
    "planned": "Prévue",
    "under_way": "En cours",
    "closed": "Réalisée",
    "to_check": "Réalisée, à vérifier",
    "cancelled": "Annulée"
  },
  "cancel_reason": {
    "weather": "Météo",
    "team": "Équipe indisponible",
    "vehicle": "Véhicule",
    "place": "Lieu inaccessible",
    "safety": "Sécurité",
    "other": "Autre"
  },
  "event_activity": {
    "sport": "Sport",
    "games": "Jeu",
    "culture": "Culture",
    "conviviality": "Convivialité",
    "other": "Autre"
  },
  "partner_kind": {
    "youth_work": "Prévention, éducateurs",
    "district_house": "Maison de quartier",
    "institution": "Institution",
    "association": "Association",
    "sports_club": "Club sportif",
    "training": "École, organisme de formation",
    "employer": "Employeur",
    "health": "Santé",
    "justice": "Justice",
    "other": "Autre"
  },
  "partner_role": {
    "organises": "Co-organise",
    "present": "Présent"
  },
  "zone_kind": {
    "priority": "Quartier prioritaire (QPV)",
    "watch": "Quartier en veille active"
  },
  "public": {
    "young": "Jeune",
    "relative": "Parent ou proche",
    "resident": "Habitant",
    "professional": "Professionnel",
    "employer": "Employeur",
    "volunteer": "Bénévole"
  },
  "last_contact": {
    "under_5_months": "Moins de 5 mois",
    "over_5_months": "Plus de nouvelles depuis 5 mois",
    "unknown": "Ne sait pas"
  },
  "pathway_end_reason": {
    "completed": "Terminé positivement",
    "interrupted": "Parcours interrompu",
    "changed": "Changement de parcours",
    "moved": "Déménagement",
    "no_news": "Sans nouvelles",
    "other": "Autre"
  },
  "pathway_check": {
    "ongoing": "En cours, vérifié",
    "ended_well": "Terminé positivement",
    "interrupted": "Interrompu",
    "no_news": "Sans nouvelles"
  },
  "support_kind": {
    "psychologist": "Soutien de la psychologue",
    "sponsorship": "Parrainage"
  },
  "step_outcome": {
    "reached": "Joint",
    "message_left": "Message laissé",
    "no_answer": "Sans réponse",
    "wrong_number": "Faux numéro",
    "appointment": "Rendez-vous pris",
    "came": "Venu",
    "absent": "Absent",
    "postponed": "Reporté"
  },
  "contact_preference": {
    "mobile_only": "Portable seulement",
    "not_at_home": "Ne pas appeler à la maison",
    "message_first": "Écrire avant d’appeler",
    "through_partner": "Passer par un partenaire",
    "none": "Pas de préférence"
  },
  "notice_answer": {
    "agreed": "D’accord",
    "without_name": "Sans mon nom",
    "nothing": "Ne rien noter",
    "to_give": "Information à donner au premier échange"
  },
  "health_act_status": {
    "proposed": "Proposé, sans réponse encore",
    "declined": "Proposé, pas souhaité",
    "planned": "Rendez-vous à venir",
    "attended": "Présent",
    "absent": "Absent",
    "cancelled_by_service": "Annulé par la permanence"
  }
} as const;

/* prettier-ignore */
export const ROLLUPS = {
  "channel_report_rows": {
    "pool_beach": [
      "pool_beach"
    ],
    "truck_outing": [
      "truck_outing"
    ],
    "street_round": [
      "street_round"
    ],
    "jdc_training_duty": [
      "jdc",
      "training_duty"
    ],
    "event": [
      "event"
    ],
    "partner": [
      "partner"
    ],
    "other": [
      "digital_outreach",
      "peer",
      "family",
      "self",
      "other"
    ]
  },
  "pathway_report_rows": {
    "ml_follow_up": [
      "ml_follow_up"
    ],
    "civic_service": [
      "civic_service"
    ],
    "gj_cej": [
      "gj",
      "cej",
      "cej_jr"
    ],
    "employment_training": [
      "employment",
      "training",
      "apprenticeship",
      "back_to_school"
    ],
    "partner_referral": [
      "partner_referral"
    ],
    "other": [
      "other"
    ]
  },
  "housing_report_rows": {
    "own_home": [
      "own_home"
    ],
    "friends_hostel_chrs": [
      "friends",
      "hostel",
      "chrs"
    ],
    "parents": [
      "parents"
    ],
    "family_member": [
      "family_member"
    ],
    "none_nomadic_other": [
      "none",
      "nomadic",
      "other"
    ]
  },
  "no_qualification": [
    "no_diploma",
    "l6",
    "l5b",
    "l5_nodip"
  ],
  "below_bac": [
    "no_diploma",
    "l6",
    "l5b",
    "l5_nodip",
    "n3",
    "l4_nodip",
    "cap_bep"
  ],
  "youth_16_29": [
    "16_17",
    "18_21",
    "22_25",
    "26_29"
  ],
  "training_level_on_phone": {
    "no_diploma": [
      "no_diploma",
      "l6",
      "l5b",
      "l5_nodip"
    ],
    "cap_bep": [
      "cap_bep",
      "n3",
      "l4_nodip"
    ],
    "bac": [
      "bac",
      "n4"
    ],
    "above_bac": [
      "above_bac",
      "n5",
      "n6",
      "n7",
      "n8"
    ],
    "unknown": [
      "unknown"
    ]
  },
  "not_in_employment_education_training": [
    "none",
    "jobseeker",
    "informal_volunteering"
  ]
} as const;

/** First and last day on which a code may be chosen. */
export const VALIDITY: Record<string, Record<string, { from?: string; until?: string }>> = {
  "pathway": {
    "cej": {
      "from": "2022-03-01"
    },
    "gj": {
      "until": "2022-02-28"
    }
  }
};
