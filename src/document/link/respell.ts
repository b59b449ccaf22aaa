import { derivationNames } from '../../data/features.ts';
import { activationNames } from '../../engine/activations.ts';
import { callbackNames } from '../../engine/specs/callbackSpecs.ts';
import { initializerNames } from '../../engine/specs/initializerSpecs.ts';
import { lossNames } from '../../engine/specs/lossSpecs.ts';
import { metricNames } from '../../engine/specs/metricSpecs.ts';
import { optimizerNames } from '../../keras/optimizers.ts';
import { scheduleNames } from '../../engine/specs/scheduleSpecs.ts';
import { callbackClassNames } from '../classNames.ts';
import { dataWords } from './linkData.ts';
import { knownKeys } from './keys.ts';
import { layerWords } from './linkLayers.ts';
import { languages, Refusal } from './result.ts';

// Restores names whose capitals were changed or whose underscores were lost (Markdown reads a pair as emphasis).

type Spellings = ReadonlyMap<string, readonly string[]>;

const bare = (word: string): string => word.toLowerCase().replaceAll('_', '');

function spellings(words: readonly string[]): Spellings {
  const found = new Map<string, string[]>();
  for (const word of new Set(words)) found.set(bare(word), [...(found.get(bare(word)) ?? []), word]);
  return found;
}

const layerOptions =
  'nobias bias l1 l2 bias_l1 bias_l2 frozen max_value negative_slope threshold momentum epsilon nocenter noscale ' +
  'variance_scaling fan_in fan_out fan_avg truncated_normal untruncated_normal uniform';
const optimizerOptions =
  'nesterov amsgrad centered rho momentum epsilon initial_accumulator_value weight_decay clipnorm clipvalue ' +
  'global_clipnorm staircase';
const callbackOptions =
  'min_delta patience mode auto min max baseline restore_best_weights start_from_epoch factor cooldown min_lr loss val_loss';

const keys = spellings(knownKeys);
const activations = spellings(activationNames);
const classes = spellings(layerWords);
const layers = spellings([...activationNames, ...layerWords]);
const options = spellings([...initializerNames, ...layerOptions.split(' ')]);
const values: Readonly<Record<string, Spellings>> = {
  data: spellings(dataWords),
  features: spellings([...derivationNames, 'formula']),
  loss: spellings([...lossNames, 'logits', 'smooth']),
  opt: spellings([...optimizerNames, ...scheduleNames, ...optimizerOptions.split(' ')]),
  metrics: spellings([...metricNames, 'none']),
  cb: spellings([
    ...callbackNames.map((name) => callbackClassNames[name]),
    ...metricNames.flatMap((name) => [name, `val_${name}`]),
    ...callbackOptions.split(' '),
  ]),
  lang: spellings(languages),
};

const word = /(^|[-.:,=])([A-Za-z_]\w*)/g;

/** A name that can be spelled in two ways, as it stands in the link. */
interface Doubt {
  readonly spellings: readonly string[];
  /** Whether it is spelled as one of them: then it is almost certain, unless the link has lost its capitals. */
  readonly isExact: boolean;
  /** A monitor with a name of the person's own: if other names were changed, its right spelling cannot be known. */
  readonly isOwn?: true;
}

/**
 * The link with all names as this page spells them; the same link if nothing has to be changed.
 * @throws Refusal if a name can be two names: ReLU and relu, if the capitals were lost
 */
export function respell(link: string): string {
  const doubts: Doubt[] = [];
  const text = respellPairs(link, doubts, 0);
  if (text === link) return link;
  const inOneCase = link === link.toUpperCase() || (link === link.toLowerCase() && text !== text.toLowerCase());
  const valuesChanged = withoutKeys(text) !== withoutKeys(link);
  const doubt = doubts.find(({ isExact, isOwn }) => inOneCase || !isExact || (isOwn && valuesChanged));
  if (doubt !== undefined)
    throw new Refusal({ code: 'twoReadings', one: doubt.spellings[0], other: doubt.spellings[1] });
  return text;
}

/** Doubtful names that all spellings are tried of: 2³ links. */
const mostDoubts = 3;

/** All that a link can mean whose names can be two names each; its checksum tells which is right. None if too many. */
export function respellings(link: string): readonly string[] {
  const doubts: Doubt[] = [];
  const first = respellPairs(link, doubts, 0);
  const named = doubts.filter(({ isOwn }) => isOwn !== true).length;
  if (named > mostDoubts) return [];
  return Array.from({ length: 1 << named }, (_, picks) => (picks === 0 ? first : respellPairs(link, [], picks)));
}

/** @param picks which of its two spellings each doubtful name gets, one bit each; 0: its own or the first */
function respellPairs(link: string, doubts: Doubt[], picks: number): string {
  const text = link.replace(/(\d)E(?=[+-]?\d)/g, '$1e').split('&');
  return text.map((pair) => respellPair(pair, doubts, picks)).join('&');
}

const withoutKeys = (link: string): string => link.replace(/(?:^|&)[^=&]*/g, '&');

function respellPair(pair: string, doubts: Doubt[], picks: number): string {
  const at = pair.indexOf('=');
  if (at === -1) return pair;
  const key = keys.get(bare(pair.slice(0, at)))?.[0];
  if (key === undefined) return pair;
  const value = pair.slice(at + 1);
  if (key === 'rows') return `${key}=${value}`;
  if (key === 'check' || (key === 'data' && value.includes(':'))) return `${key}=${value.toLowerCase()}`; // a hash
  if (key === 'lesson' && /^[A-Z][A-Z-]*$/.test(value)) return `${key}=${value.toLowerCase()}`; // the page's own; a packed one has digits
  const named: string[] = [];
  const known = key === 'net' ? null : values[key];
  const respelled = value.replace(word, (whole, sign: string, name: string, offset: number) => {
    const words = known ?? inNet(sign, value[offset + whole.length]);
    const found = words?.get(bare(name)) ?? [];
    if (found.length === 0 && key === 'cb') named.push(name);
    const usual = found.includes(name) ? name : found[0];
    if (found.length < 2) return found.length === 0 ? whole : sign + usual;
    const isOther = ((picks >> doubts.length) & 1) === 1;
    doubts.push({ spellings: found, isExact: found.includes(name) });
    return sign + (isOther ? found.find((spelling) => spelling !== usual) : usual);
  });
  for (const name of named) doubts.push({ spellings: [name, swapCase(name)], isExact: true, isOwn: true });
  return `${key}=${respelled}`;
}

const swapCase = (name: string): string => (name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());

/** The names that are possible in a net between `sign` and `next`. */
function inNet(sign: string, next: string | undefined): Spellings | undefined {
  if (sign === '.') return activations;
  if (sign !== '' && sign !== '-') return options;
  return next === ':' ? classes : layers;
}
