/*! Bellwether. MIT licence. With Preact, MIT licence, (c) Jason Miller. */
// api/embed/looks.ts
var e = {
	DOWN: {
		word: "Down",
		tone: "bad"
	},
	DEGRADED: {
		word: "Degraded",
		tone: "warn"
	},
	COVERED: {
		word: "Covered",
		tone: "hold"
	},
	AT_RISK: {
		word: "At risk",
		tone: "risk"
	},
	UNAFFECTED: {
		word: "Unaffected",
		tone: "good"
	},
	UNKNOWN: {
		word: "Unknown",
		tone: "unknown"
	},
	AVAILABLE: {
		word: "Available",
		tone: "good"
	},
	RESTRICTED: {
		word: "Restricted",
		tone: "warn"
	},
	SUSPENDED: {
		word: "Suspended",
		tone: "bad"
	},
	PARTLY_RESTORED: {
		word: "Partly restored",
		tone: "warn"
	},
	DEPRECATED: {
		word: "Deprecated",
		tone: "risk"
	}
}, t = (t) => e[t] ?? e.UNKNOWN, n = [
	["down", "DOWN"],
	["unknown", "UNKNOWN"],
	["degraded", "DEGRADED"],
	["covered", "COVERED"],
	["atRisk", "AT_RISK"],
	["unaffected", "UNAFFECTED"]
], r = {
	light: {
		surface: "#ffffff",
		line: "#dde2e8",
		text: "#16202c",
		quiet: "#55606e",
		bad: ["#a3131b", "#fdecec"],
		warn: ["#874900", "#fff1dc"],
		hold: ["#0b5a8a", "#e6f2fb"],
		risk: ["#673ca6", "#f2ebfb"],
		good: ["#196839", "#e6f5ec"],
		unknown: ["#475160", "#eceff3"]
	},
	dark: {
		surface: "#141b23",
		line: "#283340",
		text: "#e5eaf0",
		quiet: "#9daab9",
		bad: ["#ff9d97", "#3a1618"],
		warn: ["#f3b860", "#33240c"],
		hold: ["#86c5f4", "#10283b"],
		risk: ["#cbabf8", "#291c3d"],
		good: ["#7fd8a0", "#0f2c1c"],
		unknown: ["#b8c2ce", "#222c37"]
	}
}, i, a, o, s, c, l, u, d, f, p, m = Symbol.for("pv"), h = {}, g = [], _ = /^m(i|n|o|s|text|space)$/, v = Array.isArray, y = g.slice, b = Object.assign;
function x(e) {
	e && e.parentNode && e.remove();
}
function S(e, t, n, r, o) {
	var s = {
		type: e,
		props: t,
		key: n,
		ref: r,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: m,
		__v: o || ++a,
		__i: -1,
		__u: 0
	};
	return !o && i.vnode && i.vnode(s), s;
}
function C(e) {
	return e.children;
}
function w(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function T(e, t) {
	if (t == null) return e.__ && T(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : T(e);
}
function E(e) {
	var t, n = e.__v, r = n.__e, a = [], o = [], s = e.__P;
	s && ((t = b({ constructor: m }, n)).__v = n.__v + 1, i.vnode && i.vnode(t), L(s, t, n, e.__n, s.namespaceURI, 32 & n.__u ? [r] : null, a, r || T(n), 32 & n.__u, o), t.__v = n.__v, t.__.__k[t.__i] = t, B(a, t, o), n.__ = n.__e = null, t.__e != r && D(t));
}
function D(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), D(e);
}
function O(e) {
	(8 & e.__g || (e.__g |= 8, o.push(e), c++)) && s == i.debounceRendering || ((s = i.debounceRendering) || queueMicrotask)(k);
}
function k() {
	try {
		for (var e, t = 1; o.length;) o.length > t && o.sort(l), e = o.shift(), t = o.length, 8 & e.__g && E(e);
	} finally {
		(c = o.length) && (s || queueMicrotask)(k);
	}
}
function A(e, t, n, r, i, a, o, s, c, l, u) {
	var d, f, p, m, _, v, y = r.__k || g, b = t.length;
	for (c = j(n, t, y, c, b), d = 0; d < b; d++) (p = n.__k[d]) != null && (f = ~p.__i && y[p.__i] || h, p.__i = d, v = L(e, p, f, i, a, o, s, c, l, u), m = p.__e, (f.ref != p.ref || 8 & f.__u) && (f.ref && V(f.ref, null, p, f), p.ref && u.push(p.ref, p.__c || m, p)), _ ||= m, 4 & p.__u ? (c = M(p, c, e, !f.__v), f.__e && (f.__e = null)) : typeof p.type == "function" && v !== void 0 ? c = v : m && (c = m.nextSibling), p.__u &= -21);
	return n.__e = _, c;
}
function j(e, t, n, r, i) {
	var a, o, s, c, l, u, d, f, p, h = n.length, g = h, _ = 0, y = 0, b = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = b[a] = S(null, o) : v(o) ? o = b[a] = S(C, { children: o }) : o.constructor === m && o.__b ? o = b[a] = S(o.type, o.props, o.key, o.ref, o.__v) : b[a] = o, c = a + _, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = N(o, n, c, g)) && (g--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? _-- : l == c + 1 ? _++ : l != c && (l > c ? _-- : _++, y = 1)) : (~l || (i > h ? _-- : i < h && _++), typeof o.type != "function" && (o.__u |= 4))) : b[a] = null;
	if (y) {
		for (u = [], d = [], a = 0; a < i; a++) if ((o = b[a]) && 16 & o.__u) {
			for (_ = 0, f = u.length; _ < f;) u[p = _ + f >> 1] < o.__i ? _ = p + 1 : f = p;
			u[_] = o.__i, d[a] = _ + 1;
		}
		for (_ = u.length; a--;) d[a] && (d[a] == _ ? _-- : b[a].__u |= 4);
	}
	if (g) for (a = 0; a < h; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = T(s)), H(s, s));
	return r;
}
function M(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = M(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = T(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function N(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function P(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function F(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || P(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || P(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = p[t] || (p[t] = I(t)), (e.__a ||= {})[t] = f, a = t != (t = t.replace(d, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function I(e) {
	return function(t) {
		var n = this.__e;
		if (n) {
			if (n = n[e], t[u] == null) t[u] = f++;
			else if (t[u] < this.__a[e]) return;
			return n(i.event ? i.event(t) : t);
		}
	};
}
function L(e, t, n, r, a, o, s, c, l, u) {
	var d, f, p, h, _, y, S, E, D, O, k, j, M, N, P, F, I, L, B = t.type;
	if (t.constructor !== m) return null;
	128 & n.__u && (l = 32 & n.__u, d = n.__c.__z) && (t.__u |= l, f = o = [], d.nodeType == 8 ? c = R(d, o) : o.push(d), c = o[0] || c), (d = i.__b) && d(t);
	n: if (typeof B == "function") {
		p = s.length;
		try {
			if (E = t.props, D = (d = B.prototype) && d.render, O = (d = B.contextType) && r[d.__c], k = d ? O ? O.props.value : d.__ : r, (h = n.__c) ? (t.__c = h, 2 & h.__g && (h.__g |= 1)) : (D ? t.__c = h = new B(E, k) : (t.__c = h = new w(E, k), h.constructor = B, h.render = te), O && O.sub(h), h.state || (h.state = {}), h.__n = r, h.__g |= 8, h.__h = [], h.__k = []), D && (h.__s || (h.__s = h.state), B.getDerivedStateFromProps && (h.__s == h.state && (h.__s = b({}, h.__s)), b(h.__s, B.getDerivedStateFromProps(E, h.__s)))), _ = h.props, y = h.state, h.__v = t, n.__c) {
				if (E !== _ && D && !B.getDerivedStateFromProps && h.componentWillReceiveProps && h.componentWillReceiveProps(E, k), t.__v == n.__v && !(8 & h.__g) || !(4 & h.__g) && h.shouldComponentUpdate && !1 === h.shouldComponentUpdate(E, h.__s, k)) {
					t.__v != n.__v && (h.props = E, h.state = h.__s, h.__g &= -9), t.__e = n.__e, t.__k = n.__k, t.__k.some(function(e) {
						e && (e.__ = t);
					}), g.push.apply(h.__h, h.__k), h.__k = [], h.__h.length && s.push(h), c = T(n);
					break n;
				}
				h.componentWillUpdate && h.componentWillUpdate(E, h.__s, k), D && h.componentDidUpdate && h.__h.push(function() {
					h.componentDidUpdate(_, y, S);
				});
			} else D && !B.getDerivedStateFromProps && h.componentWillMount && h.componentWillMount(), D && h.componentDidMount && h.__h.push(h.componentDidMount);
			h.context = k, h.props = E, h.__P = e, h.__g &= -5, j = i.__r, M = D ? 25 : 0;
			do
				h.__g &= -9, j && j(t), d = h.render(h.props, h.state = h.__s, h.context);
			while (8 & h.__g && ++M < 25);
			D && (g.push.apply(h.__h, h.__k), h.__k = []), h.state = h.__s, h.getChildContext && (r = b({}, r, h.getChildContext())), D && n.__c && h.getSnapshotBeforeUpdate && (S = h.getSnapshotBeforeUpdate(_, y)), N = d && d.type === C && d.key == null ? d.props.children : d, E.__P && (d = c, a = (e = E.__P).namespaceURI, l = o = null, n.props && n.props.__P != e && (n.__k.some(function(e) {
				e && H(e, e);
			}), n.__k = null), c = n.__k ? T(n, 0) : null), c = A(e, v(N) ? N : [N], t, n, r, a, o, s, c, l, u), E.__P && (t.__e = null, c = d), t.__u &= -161, f && f.some(x), h.__h.length && s.push(h), 1 & h.__g && (h.__g &= -4);
		} catch (e) {
			if (s.length = p, t.__v = null, l || o) {
				if (e && e.then) {
					if (t.__u |= 128 | l, o) {
						for (~(I = o.indexOf(c || void 0)) || (I = o.length); (L = o[I - 1]) && L.nodeType == 8;) I--;
						for (; I < o.length; I++) if (L = o[I]) {
							if (o[I] = null, P) {
								if (L == F) break;
							} else {
								if (L.nodeType != 8) break;
								L.data.startsWith("$s") && (F = R(P = L));
							}
						}
					}
					if (!P) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						P = c;
					}
					(d = R(P = t.__c.__z || (t.__c.__z = P))) ? (t.__e = P, c = d) : t.__e = c, c &&= c.nextSibling;
				} else o && o.some(x);
			} else t.__e = n.__e;
			t.__k ||= n.__k || [], e && e.then || z(t), i.__e(e, t, n);
		}
	} else c = t.__e = ee(n.__e, t, n, r, a, o, s, l, u, e);
	return (d = i.diffed) && d(t), c;
}
function R(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function z(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(z));
}
function B(e, t, n) {
	for (var r = 0; r < n.length;) V(n[r++], n[r++], n[r++]);
	i.__c && i.__c(t, e), e.some(function(t) {
		try {
			e = t.__h, t.__h = [], e.some(function(e) {
				e.call(t);
			});
		} catch (e) {
			i.__e(e, t.__v);
		}
	});
}
function ee(e, t, n, r, a, o, s, c, l, u) {
	var d, f, p, m, g, b, S, C, w = n.props || h, E = t.props, D = t.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((g = o[d]) && (D ? g.localName == D : g.nodeType == 3)) {
			e = g, o[d] = null;
			break;
		}
	}
	if (!e) {
		if (C = u.ownerDocument || document, !D) return C.createTextNode(E);
		e = C.createElementNS(a, D, E.is ? E : u), c &&= (i.__m && i.__m(t, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && e.content || e, o = D == "textarea" && E.defaultValue != null ? null : o && y.call(u.childNodes), !c && o) for (w = {}, d = 0; d < e.attributes.length; d++) w[(g = e.attributes[d]).name] = g.value;
		for (d in w) g = w[d], d == "dangerouslySetInnerHTML" ? p = g : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || F(e, d, null, g, a);
		for (d in E) g = E[d], d == "children" ? m = g : d == "dangerouslySetInnerHTML" ? f = g : d == "value" ? b = g : d == "checked" ? S = g : c && typeof g != "function" || w[d] === g || F(e, d, g, w[d], a);
		f ? (c || p && (f.__html == p.__html || f.__html == e.innerHTML) || (e.innerHTML = f.__html), t.__k = []) : (p && (e.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && _.test(D)) && (a = "http://www.w3.org/1999/xhtml"), A(u, v(m) ? m : [m], t, n, r, a, o, s, o ? o[0] : n.__k && T(n, 0), c, l), o && o.some(x)), c && D != "textarea" || (d = "value", D == "progress" && b == null ? e.removeAttribute(d) : b == null || b === e[d] && (D != "progress" || b) || F(e, d, b, w[d], a), d = "checked", S != null && S != e[d] && F(e, d, S, w[d], a));
	} else w === E || c && e.data == E || (e.data = E);
	return e;
}
function V(e, t, n, r) {
	try {
		typeof e == "function" ? t ? t.__x = e(t) || 1 : (r &&= r.__c || r.__e) && (t = r.__x) && (r.__x = null, typeof t == "function" ? t() : e(null)) : e.current = t;
	} catch (e) {
		i.__e(e, n);
	}
}
function H(e, t, n) {
	var r, a, o, s;
	if (i.unmount && i.unmount(e), !(r = e.ref) || r.current && r.current != e.__e || V(r, null, t, e), r = e.__c) {
		if (r.componentWillUnmount) try {
			r.componentWillUnmount();
		} catch (e) {
			i.__e(e, t);
		}
		r.__P = r.__n = null;
	}
	if (r = e.__k) for (s = 0; s < r.length; s++) r[s] && H(r[s], t, typeof e.type != "function" || n && !e.props.__P);
	!n && (r = e.__c) && (r = r.__z) && (a = R(r, o = [])) && (r == e.__e && o.some(x), x(a), x(r)), n || x(e.__e), e.__e = e.__c = e.__ = null;
}
function te(e, t, n) {
	return this.constructor(e, n);
}
function ne(e, t) {
	var n, r, a, o;
	i.__ && i.__(e, t), t.nodeType == 9 && (t = t.documentElement), r = (n = e && 32 & e.__u) ? null : t.__k, t.__k = S(C, { children: [e] }), a = [], o = [], L(t, t.__k, r || h, h, t.namespaceURI, r ? null : t.firstChild ? y.call(t.childNodes) : null, a, r ? r.__e : t.firstChild, n, o), B(a, t.__k, o), t.__k.props.children = null;
}
i = { __e: function(e, t, n, r) {
	for (var i, a, o; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((o = (a = i.constructor) && a.getDerivedStateFromError) && i.setState(a.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), o = 1), o && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw c = 0, e;
} }, a = 0, w.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = b({}, this.state)), typeof e == "function" && (e = e(b({}, n), this.props)), e && (b(n, e), this.__v && (t && this.__k.push(t), O(this)));
}, w.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), O(this));
}, w.prototype.render = C, o = [], c = 0, l = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, u = Symbol(), d = /(PointerCapture)$|Capture$/i, f = 0, p = {};
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var re = Symbol.for("pv"), ie = 0;
Array.isArray;
function U(e, t, n, r, a, o) {
	t ||= {};
	var s, c, l = t;
	if ("ref" in l && typeof e != "function") for (c in l = {}, t) c == "ref" ? s = t[c] : l[c] = t[c];
	var u = {
		type: e,
		props: l,
		key: n,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: re,
		__v: --ie,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), i.vnode && i.vnode(u), u;
}
// api/embed/components/chip.tsx
var ae = {
	bad: "M2 2l8 8M10 2l-8 8",
	warn: "M6 1.5l5 9H1z",
	hold: "M6 1l4.5 2v3c0 3-2 4.5-4.5 5C3.5 10.5 1.5 9 1.5 6V3z",
	risk: "M6 1v7M6 10.2v.8",
	good: "M1.5 6.5l3 3 6-7",
	unknown: "M3.5 4a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.5M6 10.2v.8"
};
function W({ state: e, children: n }) {
	let { word: r, tone: i } = t(e);
	return /* @__PURE__ */ U("span", {
		class: `chip ${i}`,
		children: [/* @__PURE__ */ U("svg", {
			viewBox: "0 0 12 12",
			"aria-hidden": "true",
			children: /* @__PURE__ */ U("path", { d: ae[i] })
		}), n ?? r]
	});
}
// api/embed/components/rows.tsx
function G({ rows: e, more: t, label: n, none: r }) {
	return e.length === 0 && t === 0 ? /* @__PURE__ */ U("p", {
		class: "quiet",
		children: r
	}) : /* @__PURE__ */ U(C, { children: [e.length > 0 && /* @__PURE__ */ U("ul", {
		class: "rows",
		"aria-label": n,
		children: e.map(({ name: e, state: t, text: n, wayOut: r }) => /* @__PURE__ */ U("li", { children: [
			/* @__PURE__ */ U("div", {
				class: "row",
				children: [/* @__PURE__ */ U("span", {
					class: "name",
					children: e
				}), /* @__PURE__ */ U(W, { state: t })]
			}),
			/* @__PURE__ */ U("p", {
				class: "quiet",
				children: n
			}),
			r != null && /* @__PURE__ */ U("p", {
				class: "way-out",
				children: r
			})
		] }, e))
	}), /* @__PURE__ */ U(K, { count: t })] });
}
function K({ count: e }) {
	return e === 0 ? null : /* @__PURE__ */ U("p", {
		class: "quiet",
		children: e === 1 ? "One more is not shown." : `${e} more are not shown.`
	});
}
// api/embed/components/availability.tsx
function oe({ view: { rows: e, more: t } }) {
	return /* @__PURE__ */ U(G, {
		rows: e.map(({ name: e, state: t, reason: n }) => ({
			name: e,
			state: t,
			text: n
		})),
		more: t,
		label: "Channels",
		none: "No channel offers it."
	});
}
// api/embed/components/fetch-answer.ts
async function se(e, t, n) {
	try {
		let r = await fetch(`${e}/embed/${encodeURIComponent(t)}/data.json`, {
			credentials: "omit",
			referrerPolicy: "no-referrer",
			signal: n
		});
		if (r.status === 404) return "unavailable";
		if (!r.ok) return "failed";
		let { refreshSeconds: i, display: a, view: o } = await r.json();
		return {
			refreshSeconds: i,
			display: a,
			view: o,
			asOf: Date.parse(r.headers.get("x-as-of") ?? "") || Date.now()
		};
	} catch {
		return "unreachable";
	}
}
// api/embed/components/frame.tsx
var ce = {
	unavailable: ["Not available", "Ask whoever put this here for a new link."],
	unreachable: ["Not available", "The server can’t be reached, or may not be asked from this page."],
	failed: ["No answer", "The server has none at the moment. It is asked again by itself."]
};
function le({ shown: { told: e, problem: t, wrongKind: n, level: r }, moment: i, children: a }) {
	if (n !== null) return /* @__PURE__ */ U(q, {
		title: "Wrong element",
		text: `This token is for <bellwether-${n}>.`
	});
	if (e === null) {
		if (t === null) return /* @__PURE__ */ U(q, {
			title: "Loading …",
			text: ""
		});
		let [e, n] = ce[t];
		return /* @__PURE__ */ U(q, {
			title: e,
			text: n
		});
	}
	return /* @__PURE__ */ U("section", {
		class: "frame",
		lang: "en",
		children: [
			/* @__PURE__ */ U("div", {
				class: "title",
				part: "title",
				role: "heading",
				"aria-level": r,
				children: e.view.title
			}),
			t !== null && /* @__PURE__ */ U("p", {
				class: "stale",
				role: "status",
				children: "Not up to date: the server can’t be asked."
			}),
			a,
			/* @__PURE__ */ U("p", {
				class: "foot",
				children: [
					"As of ",
					/* @__PURE__ */ U("time", {
						dateTime: new Date(e.asOf).toISOString(),
						children: i(e.asOf)
					}),
					". Bellwether; not legal advice."
				]
			})
		]
	});
}
function q({ title: e, text: t }) {
	return /* @__PURE__ */ U("section", {
		class: "frame message",
		lang: "en",
		role: "status",
		children: [/* @__PURE__ */ U("p", {
			class: "title",
			children: e
		}), t !== "" && /* @__PURE__ */ U("p", {
			class: "quiet",
			children: t
		})]
	});
}
// api/embed/components/moments.ts
function ue(e, t) {
	let n = de(e.closest("[lang]")?.lang || navigator.language, {
		year: "numeric",
		month: "short",
		day: "numeric",
		hour: "2-digit",
		minute: "2-digit",
		timeZoneName: "short",
		...t === null ? {} : { timeZone: t }
	});
	return (e) => n.format(new Date(e));
}
function de(e, t) {
	try {
		return new Intl.DateTimeFormat(e, t);
	} catch {
		return new Intl.DateTimeFormat(void 0, t);
	}
}
// api/embed/components/style.ts
var { light: J, dark: Y } = r, X = [
	"bad",
	"warn",
	"hold",
	"risk",
	"good",
	"unknown"
], fe = [
	"surface",
	"line",
	"text",
	"quiet"
].map((e) => `--${e}: var(--bellwether-${e}, light-dark(${J[e]}, ${Y[e]}));`), pe = X.map((e) => `--${e}: var(--bellwether-${e}, light-dark(${J[e][0]}, ${Y[e][0]}));--${e}-ground: var(--bellwether-${e}-ground, light-dark(${J[e][1]}, ${Y[e][1]}));`), me = `
:host { display: block; color-scheme: light dark; ${fe.join("")} ${pe.join("")}
  font: var(--bellwether-font, 1rem/1.5 system-ui, sans-serif); container-type: inline-size; text-align: start; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
p, ul, ol { margin: 0; padding: 0; }
ul { list-style: none; }
.frame { padding: 1em 1.25em; color: var(--text); background: var(--surface); border: 1px solid var(--line);
  border-radius: var(--bellwether-radius, .5em); overflow-wrap: anywhere; }
.frame > * + * { margin-top: .75em; }
.title { font-weight: 700; font-size: 1.125em; }
.message .title { font-size: 1em; }
.quiet, .foot { color: var(--quiet); font-size: .875em; }
.stale { padding: .375em .75em; color: var(--warn); background: var(--warn-ground); border-radius: .25em; font-size: .875em; }
.counts { display: flex; flex-wrap: wrap; gap: .5em; }
.chip { display: inline-flex; align-items: center; gap: .375em; padding: 0 .5em; border-radius: 1em; white-space: nowrap;
  font-size: .875em; font-weight: 600; }
.chip svg { width: .75em; height: .75em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
  stroke-linejoin: round; }
.rows > li, .bands > li { padding: .5em 0; border-top: 1px solid var(--line); }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 .75em; }
.name { font-weight: 600; }
.way-out { font-size: .875em; }
.way-out::before { content: "→ "; content: "→ " / ""; }
.band { display: block; width: 100%; height: 1.25em; margin: .25em 0; border-bottom: 1px solid var(--line); }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; }
summary { width: fit-content; font-size: .875em; color: var(--quiet); cursor: pointer; min-height: 24px; }
:focus-visible { outline: 2px solid var(--hold); outline-offset: 2px; }
details ol { padding: .25em 0 .25em 1.5em; font-size: .875em; }
${X.map((e) => `.chip.${e} { color: var(--${e}); background: var(--${e}-ground); } rect.${e} { fill: var(--${e}); }`).join("\n")}
@media (forced-colors: active) { .chip { border: 1px solid; } rect { fill: CanvasText !important; } }
@media print { .frame { break-inside: avoid; } }
`, Z;
function he() {
	return Z === void 0 && (Z = new CSSStyleSheet(), Z.replaceSync(me.replace(/\s+/g, " "))), Z;
}
// api/embed/components/element.tsx
var ge = new URL(import.meta.url).origin, _e = 9e5, ve = 600;
function Q(e, t) {
	let n = `bellwether-${e}`;
	if (customElements.get(n) !== void 0) return;
	class r extends HTMLElement {
		static observedAttributes = [
			"token",
			"base",
			"theme",
			"heading-level"
		];
		root = this.attachShadow({ mode: "open" });
		told = null;
		since = 0;
		problem = null;
		failures = 0;
		timer = 0;
		asking = null;
		connectedCallback() {
			this.root.adoptedStyleSheets = [he()], document.addEventListener("visibilitychange", this.wake), this.look();
		}
		disconnectedCallback() {
			document.removeEventListener("visibilitychange", this.wake), this.asking?.abort(), clearTimeout(this.timer);
		}
		attributeChangedCallback(e) {
			this.isConnected && (e === "token" || e === "base" ? (this.told = null, this.problem = null, this.look()) : this.show());
		}
		wake = () => {
			!document.hidden && this.timer === 0 && this.look();
		};
		async look() {
			clearTimeout(this.timer), this.timer = 0, this.asking?.abort();
			let e = new AbortController();
			this.asking = e, this.show();
			let t = await se((this.getAttribute("base") ?? ge).replace(/\/+$/, ""), this.getAttribute("token") ?? "", e.signal);
			if (e.signal.aborted) return;
			this.take(t), this.show();
			let n = (this.told?.refreshSeconds ?? 60) * 2 ** Math.min(this.failures, 4);
			this.timer = window.setTimeout(() => {
				this.timer = 0, document.hidden || this.look();
			}, Math.min(n, ve) * 1e3);
		}
		take(e) {
			typeof e == "object" ? (this.told = e, this.since = Date.now(), this.failures = 0, this.problem = null) : (this.failures++, this.problem = e, (e === "unavailable" || Date.now() - this.since > _e) && (this.told = null));
		}
		show() {
			let { told: n, problem: r } = this, i = this.getAttribute("theme") ?? n?.display.theme ?? "auto";
			this.style.colorScheme = i === "light" || i === "dark" ? i : "";
			let a = ue(this, n?.display.zone ?? null), o = n !== null && n.view.kind === e, s = Number(this.getAttribute("heading-level") ?? 3);
			ne(/* @__PURE__ */ U(le, {
				shown: {
					told: n,
					problem: r,
					wrongKind: n !== null && !o ? n.view.kind : null,
					level: s
				},
				moment: a,
				children: o && /* @__PURE__ */ U(t, {
					view: n.view,
					moment: a
				})
			}), this.root);
		}
	}
	customElements.define(n, r);
}
// api/embed/components/impact.tsx
function ye({ view: { summary: e, counts: r, rows: i, more: a } }) {
	return /* @__PURE__ */ U(C, { children: [
		/* @__PURE__ */ U("p", {
			class: "summary",
			children: e
		}),
		/* @__PURE__ */ U("ul", {
			class: "counts",
			"aria-label": "How many stand how",
			children: n.filter(([e]) => r[e] > 0).map(([e, n]) => /* @__PURE__ */ U("li", { children: /* @__PURE__ */ U(W, {
				state: n,
				children: `${r[e]} ${t(n).word.toLowerCase()}`
			}) }, e))
		}),
		/* @__PURE__ */ U(G, {
			rows: i.map(({ name: e, status: t, reason: n, wayOut: r }) => ({
				name: e,
				state: t,
				text: n,
				wayOut: r
			})),
			more: a,
			label: "What is affected",
			none: "Nothing is affected."
		})
	] });
}
// api/embed/components/timeline.tsx
var be = {
	DOWN: 20,
	UNKNOWN: 16,
	DEGRADED: 13,
	COVERED: 10,
	AT_RISK: 7,
	UNAFFECTED: 3
}, $ = 1e3;
function xe({ view: n, moment: r }) {
	let [i, a] = [Date.parse(n.from), Date.parse(n.to)], o = (e) => (Date.parse(e) - i) / Math.max(1, a - i) * $, s = new Set(n.rows.flatMap(({ segments: e }) => e.map(({ status: e }) => e)));
	return n.rows.length === 0 ? /* @__PURE__ */ U("p", {
		class: "quiet",
		children: n.summary
	}) : /* @__PURE__ */ U(C, { children: [
		/* @__PURE__ */ U("p", {
			class: "summary",
			children: n.summary
		}),
		/* @__PURE__ */ U("ul", {
			class: "bands",
			"aria-label": "What stood how",
			children: n.rows.map(({ name: e, segments: n }) => /* @__PURE__ */ U("li", { children: [
				/* @__PURE__ */ U("span", {
					class: "name",
					children: e
				}),
				/* @__PURE__ */ U("svg", {
					class: "band",
					viewBox: `0 0 ${$} 20`,
					preserveAspectRatio: "none",
					"aria-hidden": "true",
					children: n.map((e) => {
						let n = be[e.status] ?? 16;
						return /* @__PURE__ */ U("rect", {
							class: t(e.status).tone,
							x: o(e.from),
							y: 20 - n,
							width: Math.max(2, o(e.to) - o(e.from)),
							height: n
						}, e.from);
					})
				}),
				/* @__PURE__ */ U("details", { children: [/* @__PURE__ */ U("summary", { children: "In words" }), /* @__PURE__ */ U("ol", { children: n.map(({ from: e, to: n, status: i, why: a }) => /* @__PURE__ */ U("li", { children: [
					/* @__PURE__ */ U("strong", { children: t(i).word }),
					", ",
					/* @__PURE__ */ U("time", {
						dateTime: e,
						children: r(e)
					}),
					" to",
					" ",
					/* @__PURE__ */ U("time", {
						dateTime: n,
						children: r(n)
					}),
					": ",
					a
				] }, e)) })] })
			] }, e))
		}),
		/* @__PURE__ */ U("p", {
			class: "ends quiet",
			children: [/* @__PURE__ */ U("time", {
				dateTime: n.from,
				children: r(n.from)
			}), /* @__PURE__ */ U("time", {
				dateTime: n.to,
				children: r(n.to)
			})]
		}),
		/* @__PURE__ */ U("ul", {
			class: "counts",
			"aria-label": "Legend",
			children: Object.keys(e).filter((e) => s.has(e)).map((e) => /* @__PURE__ */ U("li", { children: /* @__PURE__ */ U(W, { state: e }) }, e))
		}),
		/* @__PURE__ */ U(K, { count: n.more })
	] });
}
Q("impact", ye), Q("availability", oe), Q("timeline", xe);
