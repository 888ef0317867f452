/** French. */
import type { Tongue } from './tongue.ts';

export const FR: Tongue = {
  home: null,
  trade:
    /intelligence artificielle|\bia\b|chatbot|agent conversationnel|modèles? de langage|\bpuces?\b|données personnelles|reconnaissance faciale|\brgpd\b|plateforme|algorithm|semi-?conducteur|supercalcul|calcul intensif/u,
  acts: [
    {
      type: 'STAY',
      by: 'court',
      on: 'nobody',
      words: /(?:tribunal|conseil d'état|cour|juge)\b[^.;]{0,80}(?:suspend|sursis)/u,
    },
    {
      type: 'COURT_ORDER',
      by: 'court',
      on: 'somebody',
      words:
        /\b(?:condamn\p{L}+|ordonn\p{L}+|enjoint|interdit\p{L}*|bloqu\p{L}+|jug\p{L}+|rejett\p{L}+|débout\p{L}+|annul\p{L}+)\b/u,
    },
    {
      type: 'FINE',
      by: 'official',
      on: 'somebody',
      words: /\bamendes?\b|\bsanctionn\p{L}+|\bsanction(?: pécuniaire| financière)? de \d/u,
    },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:ajout\p{L}+|plac\p{L}+|inscri\p{L}+|met|mis|mise|mises|mettent|inclu\p{L}*) [^.;]{0,140}(?:entity list|liste (?:noire|des entités|d['’]entités|de contrôle|de surveillance))/u,
    },
    {
      type: 'BAN',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:interdi(?:t|ts|te|tes|re|sent|ction|ctions)|bloqu(?:e|é|és|ée|ées|ent|er)|blocage|banni\p{L}*|proscri\p{L}+)\b/u,
    },
    {
      type: 'ORDER',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:ordonn\p{L}+|enjoint\p{L}*|injonction|(?:met|mis|mise)\p{L}* en demeure|somm\p{L}+ de|limitation [^.;]{0,30}traitement)/u,
    },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words: /\bdésign\p{L}+ [^.;]{0,80}(?:contrôleur|gatekeeper|très grande|risque)/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words: /\benquêtes?\b|\benquêt\p{L}+ sur|procédure (?:formelle )?(?:contre|à l'encontre)|perquisition/u,
    },
    {
      type: 'INQUIRY',
      by: 'official',
      on: 'somebody',
      words: /demand\p{L}+ [^.;]{0,40}(?:informations|explications|renseignements)|\b(?:interrog|convoqu)\p{L}+ /u,
    },
    {
      type: 'EXPORT_CONTROL_DIRECTIVE',
      by: 'official',
      on: 'somebody',
      words:
        /licences? d['’]exportation|contrôles? (?:des|à l['’]|sur les) ?exportations?|restrictions? (?:à l['’]|aux|des) ?exportations?/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words: /\b(?:accord\p{L}+|délivr\p{L}+|autoris\p{L}+|approuv\p{L}+) [^.;]{0,80}(?:licences?|export|vente)/u,
    },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words:
        /\b(?:lève|lèvent|a levé|abrog\p{L}+|révoqu\p{L}+) (?:la|le|les|l['’]|sa|son|ses)|\b(?:levée?s?|annul\p{L}+) [^.;]{0,30}(?:interdiction|restriction|décret|directive|sanction|blocage)|(?:interdiction|restriction|blocage|mesure)s? [^.;]{0,20}levée?s?\b/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words:
        /\b(?:loi|règlement|obligations)\b[^.;]{0,90}(?:entr\p{L}+ en (?:vigueur|application)|adopté|promulgué|s['’]appliqu)|\badopt\p{L}+ [^.;]{0,40}\b(?:loi|règlement)\b|doivent respecter le règlement/u,
    },
    {
      type: 'RULE',
      by: 'official',
      on: 'nobody',
      words: /\b(?:décret|arrêté|règle)\b[^.;]{0,60}(?:publié|entr\p{L}+ en vigueur)/u,
    },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words:
        /(?:publi\p{L}+|adopt\p{L}+|diffus\p{L}+)[^.;]{0,60}(?:recommandations|lignes directrices|fiches|guide)\b/u,
    },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:suspen\p{L}+|désactiv\p{L}+|coup\p{L}+ [^.;]{0,20}accès|retir\p{L}+ [^.;]{0,40}(?:modèle|service|application)|interromp\p{L}+|n['’]est plus (?:disponible|accessible))/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:ne (?:vend|propos|fourni)\p{L}* plus|n['’](?:autoris|offr)\p{L}* plus|(?:modifi\p{L}+|chang\p{L}+|met\p{L}* à jour|mis à jour|durci\p{L}*) [^.;]{0,40}(?:conditions|politiques?|règles) d['’](?:utilisation|usage))/u,
    },
    {
      type: 'DEPRECATION',
      by: 'vendor',
      on: 'somebody',
      words: /\b(?:obsolètes?|déprécié\p{L}*|mis\p{L}* à la retraite|fin de (?:vie|support))/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words: /\b(?:rétabli\p{L}*|(?:de|à) nouveau (?:disponible|accessible)|de retour|réactiv\p{L}+)/u,
    },
    {
      type: 'OUTAGE',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:panne\p{L}*|hors service|incident majeur|dysfonctionnement\p{L}*|inaccessibles? (?:depuis|ce|pour))\b/u,
    },
    {
      type: 'LAWSUIT',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:poursuit|plainte (?:contre|déposée)|porte plainte|assign\p{L}+ [^.;]{0,40}en justice|attaqu\p{L}+ en justice)/u,
    },
  ],
  stops: /[;:–—]| (?:mais|tandis que|alors que|bien que|après que|avant que|parce que) /u,
  unreal:
    /(?:\bn['’]|\bne )(?!est plus)[^.;]{0,30}\b(?:pas|jamais|aucun\p{L}*|qu['’]à)\b|\bpas question\b|\b(?:pourr\p{L}+|devr(?:ait|aient)|serai\p{L}*|aurai\p{L}*|risqu\p{L}+|menac\p{L}+|si |réclam\p{L}+|demandent d['’]|jusqu['’]à \d|sous peine|envisag\p{L}+|éventuel\p{L}*|rumeur|dément\p{L}*|faut-il|peut-on)/u,
  planned:
    /\b(?:prévoi\p{L}+|annonc\p{L}+ qu(?!['’](?:il|elle|ils|elles) av)|va |vont |sera |seront |à partir du|à compter du|compte )/u,
  passive: /\b(?:a été|ont été|est|sont|fut|se voit) /u,
  background: /\b(?:avait|avaient) (?:déjà |alors )?(?:été )?\p{L}+|\bà l['’]époque\b|\bjusqu['’]ici\b/u,
  goesOn: /\b(?:restent|reste|continue\p{L}*|toujours (?:disponible|accessible)s?|ne sont pas concern)/u,
  office:
    /\b(?:l['’]autorité|le régulateur|le ministère|le gendarme|la commission|l['’]administration|le parquet|le procureur|le gouvernement)\b/u,
  court: /\b(?:tribunal|cour (?:d['’]appel|de cassation)|conseil d['’]état|juge|juges)\b/u,
  bill: /projet de loi|proposition de loi|avant-projet/u,
  effect: /en vigueur|en application|s['’]appliqu|à compter du|à partir du|\bdepuis ce\b/u,
  audiences: [
    [
      /\b(?:étrangers?|ressortissants étrangers|non-américains?)\b/u,
      { kind: 'foreign-persons', label: 'foreign persons' },
    ],
    [
      /\b(?:administrations?|agents publics|fonctionnaires|appareils? gouvernementa\p{L}+|ministères)\b/u,
      { kind: 'class', label: 'government agencies' },
    ],
    [/\b(?:mineurs|enfants|écoles)\b/u, { kind: 'class', label: 'minors' }],
    [/\b(?:tous (?:les|ses) (?:utilisateurs|clients)|dans le monde entier)\b/u, { kind: 'everyone' }],
  ],
};
