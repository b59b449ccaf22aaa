// TensorFlow Playground's random numbers and data sets in Python, after `data/arc4.ts` and `data/playground.ts`.

const arc4 = `class Arc4:
    """The random numbers that the package seedrandom 2.4.4 draws for a text."""

    def __init__(self, seed):
        key, smear = [0] * max(1, min(256, len(seed))), 0
        for k, letter in enumerate(seed):
            smear ^= key[k % 256] * 19
            key[k % 256] = (smear + ord(letter)) % 256
        s, j = list(range(256)), 0
        for i in range(256):
            j = (j + key[i % len(key)] + s[i]) % 256
            s[i], s[j] = s[j], s[i]
        self.s, self.i, self.j = s, 0, 0
        self.take(256)

    def take(self, count):
        s, number = self.s, 0
        for _ in range(count):
            self.i = (self.i + 1) % 256
            self.j = (self.j + s[self.i]) % 256
            s[self.i], s[self.j] = s[self.j], s[self.i]
            number = number * 256 + s[(s[self.i] + s[self.j]) % 256]
        return number

    def uniform(self, low=0, high=1):
        number, whole, last = self.take(6), 256**6, 0
        while number < 2**52:
            number, whole, last = (number + last) * 256, whole * 256, self.take(1)
        while number >= 2**53:
            number, whole, last = number / 2, whole / 2, last >> 1
        return (number + last) / whole * (high - low) + low

    def normal(self, mean, variance):
        s = 2
        while s > 1:
            v, w = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = v * v + w * w
        return mean + math.sqrt(variance) * math.sqrt(-2 * math.log(s) / s) * v`;

const sets = `def playground(name, noise, seed):
    """A data set of TensorFlow Playground, in its own order; y is 0 and 1, or a number."""
    random, rows = Arc4(seed), []
    count = 1200 if name.startswith("reg-") else 500

    def near(x, y, radius):
        dx = random.uniform(-radius, radius) * noise
        return x + dx, y + random.uniform(-radius, radius) * noise

    for i in range(count):
        first, k = i < count // 2, i % (count // 2)
        if name == "circle":
            r = random.uniform(0, 2.5) if first else random.uniform(3.5, 5)
            t = random.uniform(0, 2 * math.pi)
            x, y = r * math.sin(t), r * math.cos(t)
            label = 1 if math.hypot(*near(x, y, 5)) < 2.5 else -1
        elif name == "xor":
            x, y = random.uniform(-5, 5), 0
            x += 0.3 if x > 0 else -0.3
            y = random.uniform(-5, 5)
            y += 0.3 if y > 0 else -0.3
            label = 1 if math.prod(near(x, y, 5)) >= 0 else -1
        elif name == "gauss":
            label = 1 if first else -1
            x, y = [random.normal(2 * label, 0.5 + 7 * noise) for _ in range(2)]
        elif name == "spiral":
            label = 1 if first else -1
            r, t = 5 * k / (count // 2), 3.5 * math.pi * k / (count // 2) + (0 if first else math.pi)
            x = r * math.sin(t) + random.uniform(-1, 1) * noise
            y = r * math.cos(t) + random.uniform(-1, 1) * noise
        else:
            x, y = random.uniform(-6, 6), random.uniform(-6, 6)
            a, b = near(x, y, 6)
            label = (a + b) / 10
            if name == "reg-gauss":
                hills = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
                label = max((sign * max(0, 1 - math.dist((a, b), (c, d)) / 2) for c, d, sign in hills), key=abs)
        rows.append((x, y, label))
    for i in range(count - 1, -1, -1):
        j = int(random.uniform() * (i + 1))
        rows[i], rows[j] = rows[j], rows[i]
    rows = np.array(rows)
    return rows[:, :2], rows[:, 2:] if name.startswith("reg-") else (rows[:, 2] > 0).astype(int)`;

export const playgroundHelpers: readonly string[] = [arc4, sets];
