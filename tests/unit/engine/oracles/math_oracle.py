"""Makes math.json, what math.test.ts measures against; `math_oracle.py coefficients` prints src/engine/math's.

Run as `/usr/bin/python3 tests/unit/engine/oracles/math_oracle.py` (mpmath 1.2 or newer). Each row of math.json is
[x, y?, nearest double of f, what is left of f in ulps of that double]; numbers are shortest round-trip decimals.
"""
import json
import os
import random
import sys

import mpmath as mp

mp.mp.prec = 400


def ulp(v):
    return mp.ldexp(1, max(mp.frexp(v)[1] - 53, -1074)) if v else mp.ldexp(1, -1074)


def nearest(v):
    """The double nearest to v, subnormals included."""
    u = ulp(v)
    return float(mp.nint(v / u) * u)


def row(f, *arguments):
    value = f(*map(mp.mpf, arguments))
    double = nearest(value)
    rest = (value - mp.mpf(double)) / ulp(mp.mpf(double))
    return [*arguments, double, round(float(rest), 4)]


def split(v, bits):
    m, e = mp.frexp(v)
    return mp.ldexp(mp.floor(mp.ldexp(m, bits)), int(e) - bits)


def log_uniform(r, low, high):
    return mp.mpf(2) ** r.uniform(low, high)


def points():
    r = random.Random(20240229)
    both = lambda: r.choice((-1.0, 1.0))
    wide = lambda low, high, n: [float(log_uniform(r, low, high)) for _ in range(n)]
    signed = lambda low, high, n: [both() * v for v in wide(low, high, n)]
    uniform = lambda low, high, n: [r.uniform(low, high) for _ in range(n)]
    near_ln2 = [float((k + both() * 0.5) * mp.log(2)) for k in range(-40, 40)]
    near_pi = [float(k * mp.pi / 2) for k in [*range(1, 60), *(r.randrange(1, 667544) for _ in range(80))]]
    worst = [v for v in worst_multiples_of_half_pi() if v <= 2.0**20]
    yield 'exp', mp.exp, uniform(-1, 1, 150) + uniform(-20, 20, 150) + uniform(-745, 709, 120) + uniform(-745, -708, 40) \
        + signed(-60, -1, 40) + near_ln2
    yield 'expm1', mp.expm1, uniform(-1, 1, 250) + uniform(-40, 40, 150) + uniform(40, 709, 20) + signed(-200, -1, 80) + near_ln2
    yield 'log', mp.log, uniform(0.5, 2, 250) + wide(-1074, 1023.9, 150) + uniform(0, 30, 50) \
        + [1 + both() * v for v in wide(-52, -4, 80)] + [5e-324, 1.7976931348623157e308]
    yield 'log1p', mp.log1p, uniform(-0.999, 3, 300) + signed(-200, -1, 100) + wide(0, 1023.9, 100) \
        + [-1 + v for v in wide(-50, -1, 50)] + uniform(-0.31, -0.28, 30) + uniform(0.40, 0.43, 30)
    yield 'tanh', mp.tanh, uniform(-1, 1, 250) + uniform(-22, 22, 100) + uniform(0.5, 2, 150) + signed(-200, -1, 60)
    yield 'sin', mp.sin, uniform(-7, 7, 250) + uniform(-2.0**20, 2.0**20, 150) + signed(-200, 0, 50) + near_pi + worst
    yield 'cos', mp.cos, uniform(-7, 7, 250) + uniform(-2.0**20, 2.0**20, 150) + signed(-200, 0, 50) + near_pi + worst
    yield 'erf', mp.erf, uniform(-1, 1, 200) + uniform(-6, 6, 200) + uniform(0.8, 2, 150) + signed(-200, -1, 50)
    pairs = [(r.uniform(0.5, 2), r.uniform(-500, 500)) for _ in range(150)]
    pairs += [(b, float(t)) for b in (0.9, 0.99, 0.999, 0.9999) for t in (1, 2, 3, 10, 100, 1000, 12345, 99999)]
    pairs += [(v, r.uniform(-1070, 1020) / float(mp.log(v, 2))) for v in wide(-1000, 1000, 200)]
    pairs += [(1 + both() * float(log_uniform(r, -52, -10)), both() * float(log_uniform(r, 1, 62))) for _ in range(150)]
    pairs += [(v, float(n)) for v in uniform(0.1, 10, 10) for n in range(-10, 11) if n]
    yield 'pow', mp.power, [(x, y) for x, y in pairs if -744 < y * float(mp.log(x)) < 709.7]


def worst_multiples_of_half_pi():
    """For each exponent the double closest to a multiple of pi/2: the best rational approximations of pi/2·2^-e."""
    found = []
    for e in range(-52, -31):
        target = mp.pi / 2 / mp.ldexp(1, e)
        a = target
        p0, q0, p1, q1 = 1, 0, int(mp.floor(a)), 1
        while p1 < 2**53:
            if p1 >= 2**52:
                found.append(float(mp.ldexp(p1, e)))
            a = 1 / (a - mp.floor(a))
            t = int(mp.floor(a))
            p0, q0, p1, q1 = p1, q1, t * p1 + p0, t * q1 + q0
    return found


def fit(name, f, low, high, terms):
    """Near-minimax: a Chebyshev interpolation of `terms` coefficients, the constant first."""
    coefficients, error = mp.chebyfit(f, [low, high], terms, error=True)
    print(name, 'error 2^%.1f' % float(mp.log(error, 2)), *(repr(float(c)) for c in reversed(coefficients)), sep='\n    ')


def rational(name, f, high, terms):
    """x·p(x²) / q(x²) for an odd f on [0, high], both with `terms` coefficients, q(0) = 1: least squares, again and again weighted anew
    so that the relative error is about the same everywhere."""
    nodes = [high * (1 + mp.cos(mp.pi * (2 * i + 1) / 320)) / 2 for i in range(160)]
    points = [(x * x / high**2, f(x) / x) for x in nodes]
    weights, below = [mp.mpf(1)] * len(points), [mp.mpf(1)] * len(points)
    for _ in range(25):
        a, b = mp.matrix(len(points), 2 * terms - 1), mp.matrix(len(points), 1)
        for i, (z, y) in enumerate(points):
            weight = mp.sqrt(weights[i]) / (below[i] * y)
            for j in range(terms):
                a[i, j] = z**j * weight
                if j > 0:
                    a[i, terms - 1 + j] = -y * z**j * weight
            b[i] = y * weight
        c = mp.lu_solve(a.T * a, a.T * b)
        below = [1 + sum(c[terms - 1 + j] * z**j for j in range(1, terms)) for z, _ in points]
        errors = [abs(sum(c[j] * z**j for j in range(terms)) / q / y - 1) for (z, y), q in zip(points, below)]
        weights = [w * (mp.mpf('0.2') + e / max(errors)) for w, e in zip(weights, errors)]
        weights = [w * len(weights) / sum(weights) for w in weights]
    print(name, 'error 2^%.1f' % float(mp.log(max(errors), 2)), *(repr(float(c[j] / high ** (2 * j))) for j in range(terms)),
          '/ 1', *(repr(float(c[terms - 1 + j] / high ** (2 * j))) for j in range(1, terms)), sep='\n    ')


def coefficients():
    def near_zero(limit, f):  # f has a removable singularity at 0
        return lambda z: f(z) if abs(z) > 1e-30 else mp.mpf(limit)

    half = mp.log(2) / 2 * mp.mpf('1.0001')
    fit('exponentialTail', near_zero(mp.mpf(1) / 2, lambda r: (mp.expm1(r) - r) / r**2), -half, half, 11)
    s2 = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mp.mpf('1.001')
    p = near_zero(mp.mpf(2) / 3, lambda z: (mp.log((1 + mp.sqrt(z)) / (1 - mp.sqrt(z))) / mp.sqrt(z) - 2) / z)
    fit('log: p', p, 0, s2, 7)
    fit('pow: q', near_zero(mp.mpf(2) / 5, lambda z: (p(z) - mp.mpf(2) / 3) / z), 0, s2, 8)
    z = (mp.pi / 4) ** 2 * mp.mpf('1.001')
    fit('sin', near_zero(-mp.mpf(1) / 6, lambda z: (mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z), 0, z, 6)
    fit('cos', near_zero(mp.mpf(1) / 24, lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2), 0, z, 6)
    fit('tanh', near_zero(-mp.mpf(1) / 3, lambda z: (mp.tanh(mp.sqrt(z)) / mp.sqrt(z) - 1) / z), 0, mp.mpf('0.625') ** 2, 12)
    fit('erf', near_zero(2 / mp.sqrt(mp.pi) - 1, lambda z: mp.erf(mp.sqrt(z)) / mp.sqrt(z) - 1), 0, 1, 13)

    # src/engine/simd/assembly/quick.ts
    fit('quick: tail', near_zero(mp.mpf(1) / 2, lambda r: (mp.expm1(r) - r) / r**2), -half, half, 7)
    rational('quick: tanh', mp.tanh, mp.mpf('9.02'), 6)

    def w(t):
        x = 3 * (1 + t) / (1 - t)
        return mp.exp(x * x) * mp.erfc(x)

    fit('erf: w', w, -mp.mpf(2) / 4, mp.mpf(3) / 9, 15)
    ln2 = split(mp.log(2), 40)
    print('ln 2 =', repr(float(ln2)), '+', repr(float(mp.log(2) - ln2)))
    rest = mp.pi / 2
    for i in range(3):
        part = split(rest, 33)
        print('pi/2 part', i + 1, repr(float(part)))
        rest -= part
    print('pi/2 part 4', repr(float(rest)))


if sys.argv[1:] == ['coefficients']:
    coefficients()
else:
    lines = []
    for name, f, arguments in points():
        rows = [row(f, *(v if isinstance(v, tuple) else (v,))) for v in arguments]
        lines.append(' %s: [\n%s\n ]' % (json.dumps(name), ',\n'.join('  ' + json.dumps(v) for v in rows)))
        print(name, len(rows))
    with open(os.path.join(os.path.dirname(__file__), 'math.json'), 'w') as out:
        out.write('{\n' + ',\n'.join(lines) + '\n}\n')
