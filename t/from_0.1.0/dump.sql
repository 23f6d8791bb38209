--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: zharchive; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS zharchive WITH SCHEMA public;

--
-- Name: EXTENSION zharchive; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION zharchive IS 'series numbers, Chinese order and links for archives of Chinese articles';

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article (
    id bigint NOT NULL,
    title text NOT NULL,
    published date,
    channel text,
    listed boolean NOT NULL
);

--
-- Name: issue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.issue (
    code text NOT NULL,
    title text NOT NULL,
    series text,
    number public.series_no,
    day timestamp with time zone
);

--
-- Name: kept; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kept (
    id integer NOT NULL,
    title text NOT NULL,
    author public.zhname,
    n public.series_no,
    t public.zhtext,
    r public.series_range,
    key bytea GENERATED ALWAYS AS (public.zh_pinyin_key(title)) STORED,
    copied bytea,
    series text,
    CONSTRAINT read CHECK ((public.title_headline(title) IS NOT NULL))
);

--
-- Name: kept_strokes; Type: MATERIALIZED VIEW; Schema: public; Owner: -
--

CREATE MATERIALIZED VIEW public.kept_strokes AS
 SELECT kept.id,
    public.zh_stroke_key(kept.title) AS key,
    public.zh_strokes(kept.title) AS strokes
   FROM public.kept
  WITH NO DATA;

--
-- Name: kept_view; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.kept_view AS
 SELECT kept.id,
    public.title_author(kept.title) AS by,
    public.zh_bucket(kept.title, 'pinyin'::text) AS letter
   FROM public.kept;

--
-- Name: shelf; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shelf (
    id integer,
    title text
)
PARTITION BY LIST (public.title_series(title));

--
-- Name: shelf_rest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shelf_rest (
    id integer,
    title text
);

--
-- Name: shelf_sea; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shelf_sea (
    id integer,
    title text
);

--
-- Name: shelf_rest; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shelf ATTACH PARTITION public.shelf_rest DEFAULT;

--
-- Name: shelf_sea; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shelf ATTACH PARTITION public.shelf_sea FOR VALUES IN ('海风');

--
-- Data for Name: archive_registry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.archive_registry (tbl, id, title, published, channel, order_by, order_desc, order_nulls_first, newest_first, visible, visible_columns, series, number, prev_title, next_title, in_series) FROM stdin;
public.article	public.article.id	public.article.title	public.article.published	public.article.channel	{}	{}	{}	t	{"",""}	{public.article.listed}	\N	\N	\N	\N	t
public.issue	public.issue.code	public.issue.title	public.issue.day	\N	{}	{}	{}	t	\N	{}	public.issue.series	public.issue.number	\N	\N	t
\.

--
-- Data for Name: article; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.article (id, title, published, channel, listed) FROM stdin;
1	江边讲坛（1）：倃里的树	2020-01-02	c1	t
2	【山河】第2期：倆里的树	2020-01-03	c2	t
3	校园短讯丕：倉里的树	2020-01-04	c0	t
4	江边讲坛⑮：倌里的树	2020-01-05	c1	t
5	江边讲坛（5）：倏里的树	2020-01-06	c2	t
6	【山河】第6期：倒里的树	2020-01-07	c0	t
7	校园短讯丱：倕里的树	2020-01-08	c1	t
8	江边讲坛⑮：倘里的树	2020-01-09	c2	t
9	江边讲坛（9）：倛里的树	2020-01-10	c0	t
10	【山河】第10期：倞里的树	2020-01-11	c1	f
11	校园短讯乍：倡里的树	2020-01-12	c2	t
12	江边讲坛⑮：値里的树	2020-01-13	c0	t
13	江边讲坛（13）：倧里的树	2020-01-14	c1	t
14	【山河】第14期：倪里的树	2020-01-15	c2	t
15	校园短讯乩：倭里的树	2020-01-16	c0	t
16	江边讲坛⑮：倰里的树	2020-01-17	c1	t
17	江边讲坛（17）：倳里的树	2020-01-18	c2	t
18	【山河】第18期：倶里的树	2020-01-19	c0	t
19	校园短讯亅：倹里的树	2020-01-20	c1	t
20	江边讲坛⑮：值里的树	2020-01-21	c2	f
21	江边讲坛（21）：倿里的树	2020-01-22	c0	t
22	【山河】第22期：偂里的树	2020-01-23	c1	t
23	校园短讯亡：偅里的树	2020-01-24	c2	t
24	江边讲坛⑮：偈里的树	2020-01-25	c0	t
25	江边讲坛（25）：偋里的树	2020-01-26	c1	t
26	【山河】第26期：偎里的树	2020-01-27	c2	t
27	校园短讯亽：偑里的树	2020-01-28	c0	t
28	江边讲坛⑮：偔里的树	2020-01-29	c1	t
29	江边讲坛（29）：偗里的树	2020-01-30	c2	t
30	【山河】第30期：做里的树	2020-01-31	c0	f
31	校园短讯仙：偝里的树	2020-02-01	c1	t
32	江边讲坛⑮：偠里的树	2020-02-02	c2	t
33	江边讲坛（33）：偣里的树	2020-02-03	c0	t
34	【山河】第34期：偦里的树	2020-02-04	c1	t
35	校园短讯仵：偩里的树	2020-02-05	c2	t
36	江边讲坛⑮：偬里的树	2020-02-06	c0	t
37	江边讲坛（37）：偯里的树	2020-02-07	c1	t
38	【山河】第38期：偲里的树	2020-02-08	c2	t
39	校园短讯休：偵里的树	2020-02-09	c0	t
40	江边讲坛⑮：偸里的树	2020-02-10	c1	f
41	江边讲坛（41）：偻里的树	2020-02-11	c2	t
42	【山河】第42期：偾里的树	2020-02-12	c0	t
43	校园短讯伭：傁里的树	2020-02-13	c1	t
44	江边讲坛⑮：傄里的树	2020-02-14	c2	t
45	江边讲坛（45）：傇里的树	2020-02-15	c0	t
46	【山河】第46期：傊里的树	2020-02-16	c1	t
47	校园短讯佉：傍里的树	2020-02-17	c2	t
48	江边讲坛⑮：傐里的树	2020-02-18	c0	t
49	江边讲坛（49）：傓里的树	2020-02-19	c1	t
50	【山河】第50期：傖里的树	2020-02-20	c2	f
51	校园短讯佥：備里的树	2020-02-21	c0	t
52	江边讲坛⑮：傜里的树	2020-02-22	c1	t
53	江边讲坛（53）：傟里的树	2020-02-23	c2	t
54	【山河】第54期：傢里的树	2020-02-24	c0	t
55	校园短讯侁：傥里的树	2020-02-25	c1	t
56	江边讲坛⑮：储里的树	2020-02-26	c2	t
57	江边讲坛（57）：傫里的树	2020-02-27	c0	t
58	【山河】第58期：傮里的树	2020-02-28	c1	t
59	校园短讯依：傱里的树	2020-02-29	c2	t
60	江边讲坛⑮：傴里的树	2020-03-01	c0	f
61	江边讲坛（61）：傷里的树	2020-03-02	c1	t
62	【山河】第62期：傺里的树	2020-03-03	c2	t
63	校园短讯侹：傽里的树	2020-03-04	c0	t
64	江边讲坛⑮：僀里的树	2020-03-05	c1	t
65	江边讲坛（65）：僃里的树	2020-03-06	c2	t
66	【山河】第66期：僆里的树	2020-03-07	c0	t
67	校园短讯俕：僉里的树	2020-03-08	c1	t
68	江边讲坛⑮：僌里的树	2020-03-09	c2	t
69	江边讲坛（69）：像里的树	2020-03-10	c0	t
70	【山河】第70期：僒里的树	2020-03-11	c1	f
71	校园短讯俱：僕里的树	2020-03-12	c2	t
72	江边讲坛⑮：僘里的树	2020-03-13	c0	t
73	江边讲坛（73）：僛里的树	2020-03-14	c1	t
74	【山河】第74期：僞里的树	2020-03-15	c2	t
75	校园短讯倍：僡里的树	2020-03-16	c0	t
76	江边讲坛⑮：僤里的树	2020-03-17	c1	t
77	江边讲坛（77）：僧里的树	2020-03-18	c2	t
78	【山河】第78期：僪里的树	2020-03-19	c0	t
79	校园短讯倩：僭里的树	2020-03-20	c1	t
80	江边讲坛⑮：僰里的树	2020-03-21	c2	f
81	江边讲坛（81）：僳里的树	2020-03-22	c0	t
82	【山河】第82期：僶里的树	2020-03-23	c1	t
83	校园短讯偅：價里的树	2020-03-24	c2	t
84	江边讲坛⑮：僼里的树	2020-03-25	c0	t
85	江边讲坛（85）：僿里的树	2020-03-26	c1	t
86	【山河】第86期：儂里的树	2020-03-27	c2	t
87	校园短讯偡：儅里的树	2020-03-28	c0	t
88	江边讲坛⑮：儈里的树	2020-03-29	c1	t
89	江边讲坛（89）：儋里的树	2020-03-30	c2	t
90	【山河】第90期：儎里的树	2020-03-31	c0	f
91	校园短讯偽：儑里的树	2020-04-01	c1	t
92	江边讲坛⑮：儔里的树	2020-04-02	c2	t
93	江边讲坛（93）：儗里的树	2020-04-03	c0	t
94	【山河】第94期：儚里的树	2020-04-04	c1	t
95	校园短讯備：儝里的树	2020-04-05	c2	t
96	江边讲坛⑮：儠里的树	2020-04-06	c0	t
97	江边讲坛（97）：儣里的树	2020-04-07	c1	t
98	【山河】第98期：儦里的树	2020-04-08	c2	t
99	校园短讯債：儩里的树	2020-04-09	c0	t
100	江边讲坛⑮：儬里的树	2020-04-10	c1	f
101	江边讲坛（101）：儯里的树	2020-04-11	c2	t
102	【山河】第102期：儲里的树	2020-04-12	c0	t
103	校园短讯僑：儵里的树	2020-04-13	c1	t
104	江边讲坛⑮：儸里的树	2020-04-14	c2	t
105	江边讲坛（105）：儻里的树	2020-04-15	c0	t
106	【山河】第106期：儾里的树	2020-04-16	c1	t
107	校园短讯僭：允里的树	2020-04-17	c2	t
108	江边讲坛⑮：兄里的树	2020-04-18	c0	t
109	江边讲坛（109）：兇里的树	2020-04-19	c1	t
110	【山河】第110期：兊里的树	2020-04-20	c2	f
111	校园短讯儉：免里的树	2020-04-21	c0	t
112	江边讲坛⑮：児里的树	2020-04-22	c1	t
113	江边讲坛（113）：兓里的树	2020-04-23	c2	t
114	【山河】第114期：兖里的树	2020-04-24	c0	t
115	校园短讯儥：兙里的树	2020-04-25	c1	t
116	江边讲坛⑮：兜里的树	2020-04-26	c2	t
117	江边讲坛（117）：兟里的树	2020-04-27	c0	t
118	【山河】第118期：兢里的树	2020-04-28	c1	t
119	校园短讯允：入里的树	2020-04-29	c2	t
120	江边讲坛⑮：全里的树	2020-04-30	c0	f
121	江边讲坛（121）：八里的树	2020-05-01	c1	t
122	【山河】第122期：兮里的树	2020-05-02	c2	t
123	校园短讯兝：共里的树	2020-05-03	c0	t
124	江边讲坛⑮：兴里的树	2020-05-04	c1	t
125	江边讲坛（125）：具里的树	2020-05-05	c2	t
126	【山河】第126期：兺里的树	2020-05-06	c0	t
127	校园短讯兹：兽里的树	2020-05-07	c1	t
128	江边讲坛⑮：冀里的树	2020-05-08	c2	t
129	江边讲坛（129）：冃里的树	2020-05-09	c0	t
130	【山河】第130期：円里的树	2020-05-10	c1	f
131	校园短讯冕：冉里的树	2020-05-11	c2	t
132	江边讲坛⑮：册里的树	2020-05-12	c0	t
133	江边讲坛（133）：冏里的树	2020-05-13	c1	t
134	【山河】第134期：冒里的树	2020-05-14	c2	t
135	校园短讯冱：冕里的树	2020-05-15	c0	t
136	江边讲坛⑮：冘里的树	2020-05-16	c1	t
137	江边讲坛（137）：军里的树	2020-05-17	c2	t
138	【山河】第138期：冞里的树	2020-05-18	c0	t
139	校园短讯凍：冡里的树	2020-05-19	c1	t
140	江边讲坛⑮：冤里的树	2020-05-20	c2	f
141	江边讲坛（141）：冧里的树	2020-05-21	c0	t
142	【山河】第142期：冪里的树	2020-05-22	c1	t
143	校园短讯凩：冭里的树	2020-05-23	c2	t
144	江边讲坛⑮：冰里的树	2020-05-24	c0	t
145	江边讲坛（145）：决里的树	2020-05-25	c1	t
146	【山河】第146期：冶里的树	2020-05-26	c2	t
147	校园短讯刅：冹里的树	2020-05-27	c0	t
148	江边讲坛⑮：冼里的树	2020-05-28	c1	t
149	江边讲坛（149）：冿里的树	2020-05-29	c2	t
150	【山河】第150期：凂里的树	2020-05-30	c0	f
151	校园短讯刡：凅里的树	2020-05-31	c1	t
152	江边讲坛⑮：凈里的树	2020-06-01	c2	t
153	江边讲坛（153）：凋里的树	2020-06-02	c0	t
154	【山河】第154期：凎里的树	2020-06-03	c1	t
155	校园短讯刽：凑里的树	2020-06-04	c2	t
156	江边讲坛⑮：凔里的树	2020-06-05	c0	t
157	江边讲坛（157）：凗里的树	2020-06-06	c1	t
158	【山河】第158期：凚里的树	2020-06-07	c2	t
159	校园短讯剙：凝里的树	2020-06-08	c0	t
160	江边讲坛⑮：几里的树	2020-06-09	c1	f
161	江边讲坛（161）：凣里的树	2020-06-10	c2	t
162	【山河】第162期：処里的树	2020-06-11	c0	t
163	校园短讯創：凩里的树	2020-06-12	c1	t
164	江边讲坛⑮：凬里的树	2020-06-13	c2	t
165	江边讲坛（165）：凯里的树	2020-06-14	c0	t
166	【山河】第166期：凲里的树	2020-06-15	c1	t
167	校园短讯劑：凵里的树	2020-06-16	c2	t
168	江边讲坛⑮：凸里的树	2020-06-17	c0	t
169	江边讲坛（169）：击里的树	2020-06-18	c1	t
170	【山河】第170期：凾里的树	2020-06-19	c2	f
171	校园短讯劭：刁里的树	2020-06-20	c0	t
172	江边讲坛⑮：刄里的树	2020-06-21	c1	t
173	江边讲坛（173）：切里的树	2020-06-22	c2	t
174	【山河】第174期：刊里的树	2020-06-23	c0	t
175	校园短讯勉：刍里的树	2020-06-24	c1	t
176	江边讲坛⑮：刐里的树	2020-06-25	c2	t
177	江边讲坛（177）：刓里的树	2020-06-26	c0	t
178	【山河】第178期：刖里的树	2020-06-27	c1	t
179	校园短讯勥：则里的树	2020-06-28	c2	t
180	江边讲坛⑮：刜里的树	2020-06-29	c0	f
181	江边讲坛（181）：刟里的树	2020-06-30	c1	t
182	【山河】第182期：刢里的树	2020-07-01	c2	t
183	校园短讯匁：別里的树	2020-07-02	c0	t
184	江边讲坛⑮：刨里的树	2020-07-03	c1	t
185	江边讲坛（185）：别里的树	2020-07-04	c2	t
186	【山河】第186期：刮里的树	2020-07-05	c0	t
187	校园短讯匝：刱里的树	2020-07-06	c1	t
188	江边讲坛⑮：刴里的树	2020-07-07	c2	t
189	江边讲坛（189）：刷里的树	2020-07-08	c0	t
190	【山河】第190期：刺里的树	2020-07-09	c1	f
191	校园短讯匹：刽里的树	2020-07-10	c2	t
192	江边讲坛⑮：剀里的树	2020-07-11	c0	t
193	江边讲坛（193）：剃里的树	2020-07-12	c1	t
194	【山河】第194期：剆里的树	2020-07-13	c2	t
195	校园短讯单：剉里的树	2020-07-14	c0	t
196	江边讲坛⑮：剌里的树	2020-07-15	c1	t
197	江边讲坛（197）：剏里的树	2020-07-16	c2	t
198	【山河】第198期：剒里的树	2020-07-17	c0	t
199	校园短讯危：剕里的树	2020-07-18	c1	t
200	江边讲坛⑮：剘里的树	2020-07-19	c2	f
\.

--
-- Data for Name: issue; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.issue (code, title, series, number, day) FROM stdin;
k1	第1期	山河月报	1	2021-01-02 00:00:00+00
k2	第2期	山河月报	2	2021-01-03 00:00:00+00
k3	第3期	山河月报	3	2021-01-04 00:00:00+00
k4	第4期	山河月报	4	2021-01-05 00:00:00+00
k5	第5期	山河月报	5	2021-01-06 00:00:00+00
k6	第6期	山河月报	6	2021-01-07 00:00:00+00
k8	第8期	山河月报	8	2021-01-09 00:00:00+00
k9	第9期	山河月报	9	2021-01-10 00:00:00+00
k10	第10期	山河月报	10	2021-01-11 00:00:00+00
k11	第11期	山河月报	11	2021-01-12 00:00:00+00
k12	第12期	山河月报	12	2021-01-13 00:00:00+00
k13	第13期	山河月报	13	2021-01-14 00:00:00+00
k14	第14期	山河月报	14	2021-01-15 00:00:00+00
k15	第15期	山河月报	15	2021-01-16 00:00:00+00
k16	第16期	山河月报	16	2021-01-17 00:00:00+00
k17	第17期	山河月报	17	2021-01-18 00:00:00+00
k18	第18期	山河月报	18	2021-01-19 00:00:00+00
k19	第19期	山河月报	19	2021-01-20 00:00:00+00
k20	第20期	山河月报	20	2021-01-21 00:00:00+00
k21	第21期	山河月报	21	2021-01-22 00:00:00+00
k22	第22期	山河月报	22	2021-01-23 00:00:00+00
k23	第23期	山河月报	23	2021-01-24 00:00:00+00
k24	第24期	山河月报	24	2021-01-25 00:00:00+00
k25	第25期	山河月报	25	2021-01-26 00:00:00+00
k26	第26期	山河月报	26	2021-01-27 00:00:00+00
k27	第27期	山河月报	27	2021-01-28 00:00:00+00
k28	第28期	山河月报	28	2021-01-29 00:00:00+00
k29	第29期	山河月报	29	2021-01-30 00:00:00+00
k30	第30期	山河月报	30	2021-01-31 00:00:00+00
k31	第31期	山河月报	31	2021-02-01 00:00:00+00
k32	第32期	山河月报	32	2021-02-02 00:00:00+00
k33	第33期	山河月报	33	2021-02-03 00:00:00+00
k34	第34期	山河月报	34	2021-02-04 00:00:00+00
k35	第35期	山河月报	35	2021-02-05 00:00:00+00
k36	第36期	山河月报	36	2021-02-06 00:00:00+00
k37	第37期	山河月报	37	2021-02-07 00:00:00+00
k38	第38期	山河月报	38	2021-02-08 00:00:00+00
k39	第39期	山河月报	39	2021-02-09 00:00:00+00
k40	第40期	山河月报	40	2021-02-10 00:00:00+00
\.

--
-- Data for Name: kept; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.kept (id, title, author, n, t, r, copied, series) FROM stdin;
1	乛海风（1）：态	玌尐	1	乛海风（1）：态	[1,3)	\\x1806052cec18ef043510010436041a209f0000fc01fd01fe01	乛海风
2	亶海风（2）：怂	玍少	2	亶海风（2）：怂	[2,4)	\\x3fea2cec18ef043510020436041a218d0000fc01fd01fe01	亶海风
3	休海风（3）：怃	玎尒	3	休海风（3）：怃	[3,5)	\\x1b032cec18ef043510030436041a1e3b0000fc01fd01fe01	休海风
4	佬海风（4）：怄	玏尓	4	佬海风（4）：怄	[4,6)	\\x21462cec18ef043510040436041a1e440000fc01fd01fe01	佬海风
5	俇海风（5）：怅	王尔	5	俇海风（5）：怅	[5,7)	\\x28182cec18ef043510050436041a1e490000fc01fd01fe01	俇海风
6	倢海风（6）：怆	玌尕	6	倢海风（6）：怆	[6,8)	\\x2dab2cec18ef043510060436041a1e4c0000fc01fd01fe01	倢海风
7	偽海风（7）：怇	玍尖	7	偽海风（7）：怇	[7,9)	\\x33d22cec18ef043510070436041a1f47530000fc01fd01fe01	偽海风
8	僘海风（8）：怈	玎尗	8	僘海风（8）：怈	[8,10)	\\x4683012cec18ef043510080436041a23781a0000fc01fd01fe01	僘海风
9	儳海风（9）：怉	玏尘	9	儳海风（9）：怉	[9,11)	\\x5bd82cec18ef043510090436041a23790000fc01fd01fe01	儳海风
10	冎海风（10）：怊	王尙	10	冎海风（10）：怊	[10,12)	\\x1a270e2cec18ef0435100a0436041a223f0000fc01fd01fe01	冎海风
11	凩海风（11）：怋	玌尚	11	凩海风（11）：怋	[11,13)	\\x1bec3b2cec18ef0435100b0436041a237a0000fc01fd01fe01	凩海风
12	剄海风（12）：怌	玍尛	12	剄海风（12）：怌	[12,14)	\\x282c2cec18ef0435100c0436041a237b0000fc01fd01fe01	剄海风
13	功海风（13）：怍	玎尜	13	功海风（13）：怍	[13,15)	\\x195c2cec18ef0435100d0436041a22390000fc01fd01fe01	功海风
14	勺海风（14）：怎	玏尝	14	勺海风（14）：怎	[14,16)	\\x18562cec18ef0435100e0436041a264f0000fc01fd01fe01	勺海风
15	单海风（15）：怏	王尞	15	单海风（15）：怏	[15,17)	\\x21f62cec18ef0435100f0436041a22370000fc01fd01fe01	单海风
16	厰海风（16）：怐	玌尟	16	厰海风（16）：怐	[16,18)	\\x46a2012cec18ef043510100436041a237c0000fc01fd01fe01	厰海风
17	吋海风（17）：怑	玍尠	17	吋海风（17）：怑	[17,19)	\\x1bf82cec18ef043510110436041a237d0000fc01fd01fe01	吋海风
18	呦海风（18）：怒	玎尡	18	呦海风（18）：怒	[18,20)	\\x20fa2cec18ef043510120436041a27e60000fc01fd01fe01	呦海风
19	品海风（19）：怓	玏尢	19	品海风（19）：怓	[19,21)	\\x25f92cec18ef043510130436041a237e0000fc01fd01fe01	品海风
20	唜海风（20）：怔	王尣	20	唜海风（20）：怔	[20,22)	\\x2ded012cec18ef043510140436041a22300000fc01fd01fe01	唜海风
21	啷海风（21）：怕	玌尤	21	啷海风（21）：怕	[21,23)	\\x31ad2cec18ef043510150436041a223b0000fc01fd01fe01	啷海风
22	嗒海风（22）：怖	玍尥	22	嗒海风（22）：怖	[22,24)	\\x381d2cec18ef043510160436041a22340000fc01fd01fe01	嗒海风
23	嘭海风（23）：怗	玎尦	23	嘭海风（23）：怗	[23,25)	\\x4acd2cec18ef043510170436041a237f0000fc01fd01fe01	嘭海风
24	嚈海风（24）：怘	玏尧	24	嚈海风（24）：怘	[24,26)	\\x55b6012cec18ef043510180436041a28ac1c0000fc01fd01fe01	嚈海风
25	団海风（25）：怙	王尨	25	団海风（25）：怙	[25,27)	\\x1bfb012cec18ef043510190436041a22320000fc01fd01fe01	団海风
26	圾海风（26）：怚	玌尩	26	圾海风（26）：怚	[26,28)	\\x1a7a2cec18ef0435101a0436041a23800000fc01fd01fe01	圾海风
27	垙海风（27）：怛	玍尪	27	垙海风（27）：怛	[27,29)	\\x24a92cec18ef0435101b0436041a22360000fc01fd01fe01	垙海风
28	埴海风（28）：怜	玎尫	28	埴海风（28）：怜	[28,30)	\\x306a2cec18ef0435101c0436041a223c0000fc01fd01fe01	埴海风
29	塏海风（29）：思	玏尬	29	塏海风（29）：思	[29,31)	\\x40fd2cec18ef0435101d0436041a25f40000fc01fd01fe01	塏海风
30	墪海风（30）：怞	王尭	30	墪海风（30）：怞	[30,32)	\\x4c15022cec18ef0435101e0436041a23810000fc01fd01fe01	墪海风
31	夅海风（31）：怟	玌尮	31	夅海风（31）：怟	[31,33)	\\x1bfd222cec18ef0435101f0436041a2382010000fc01fd01fe01	夅海风
32	奠海风（32）：怠	玍尯	32	奠海风（32）：怠	[32,34)	\\x39732cec18ef043510200436041a27ee0000fc01fd01fe01	奠海风
33	妻海风（33）：怡	玎尰	33	妻海风（33）：怡	[33,35)	\\x20a62cec18ef043510210436041a22430000fc01fd01fe01	妻海风
34	娖海风（34）：怢	玏就	34	娖海风（34）：怢	[34,36)	\\x2e062cec18ef043510220436041a23830000fc01fd01fe01	娖海风
35	婱海风（35）：怣	王尲	35	婱海风（35）：怣	[35,37)	\\x3450012cec18ef043510230436041a28ac1d0000fc01fd01fe01	婱海风
36	嫌海风（36）：怤	玌尳	36	嫌海风（36）：怤	[36,38)	\\x40912cec18ef043510240436041a28ad0000fc01fd01fe01	嫌海风
37	嬧海风（37）：急	玍尴	37	嬧海风（37）：急	[37,39)	\\x55cb2cec18ef043510250436041a26e10000fc01fd01fe01	嬧海风
38	宂海风（38）：怦	玎尵	38	宂海风（38）：怦	[38,40)	\\x1a2f322cec18ef043510260436041a22350000fc01fd01fe01	宂海风
39	寝海风（39）：性	玏尶	39	寝海风（39）：性	[39,41)	\\x406c2cec18ef043510270436041a22380000fc01fd01fe01	寝海风
40	尸海风（40）：怨	王尷	40	尸海风（40）：怨	[40,42)	\\x18602cec18ef043510280436041a26e00000fc01fd01fe01	尸海风
41	岓海风（41）：怩	玌尸	41	岓海风（41）：怩	[41,43)	\\x1f2c2cec18ef043510290436041a223d0000fc01fd01fe01	岓海风
42	峮海风（42）：怪	玍尹	42	峮海风（42）：怪	[42,44)	\\x2e1f2cec18ef0435102a0436041a22420000fc01fd01fe01	峮海风
43	嵉海风（43）：怫	玎尺	43	嵉海风（43）：怫	[43,45)	\\x3ad32cec18ef0435102b0436041a223e0000fc01fd01fe01	嵉海风
44	嶤海风（44）：怬	玏尻	44	嶤海风（44）：怬	[44,46)	\\x4c53022cec18ef0435102c0436041a23840000fc01fd01fe01	嶤海风
45	巿海风（45）：怭	王尼	45	巿海风（45）：怭	[45,47)	\\x19362cec18ef0435102d0436041a23850000fc01fd01fe01	巿海风
46	幚海风（46）：怮	玌尽	46	幚海风（46）：怮	[46,48)	\\x47171a2cec18ef0435102e0436041a23860000fc01fd01fe01	幚海风
47	庵海风（47）：怯	玍尾	47	庵海风（47）：怯	[47,49)	\\x32912cec18ef0435102f0436041a22310000fc01fd01fe01	庵海风
48	弐海风（48）：怰	玎尿	48	弐海风（48）：怰	[48,50)	\\x1c0f282cec18ef043510300436041a2387010000fc01fd01fe01	弐海风
49	彫海风（49）：怱	玏局	49	彫海风（49）：怱	[49,51)	\\x34802cec18ef043510310436041a28ae010000fc01fd01fe01	彫海风
50	忆海风（50）：怲	王屁	50	忆海风（50）：怲	[50,52)	\\x19022cec18ef043510320436041a23880000fc01fd01fe01	忆海风
51	怡海风（51）：怳	玌层	51	怡海风（51）：怳	[51,53)	\\x22432cec18ef043510330436041a23890000fc01fd01fe01	怡海风
52	恼海风（52）：怴	玍屃	52	恼海风（52）：怴	[52,54)	\\x277d2cec18ef043510340436041a238a0000fc01fd01fe01	恼海风
53	惗海风（53）：怵	玎屄	53	惗海风（53）：怵	[53,55)	\\x3499012cec18ef043510350436041a22330000fc01fd01fe01	惗海风
54	愲海风（54）：怶	玏居	54	愲海风（54）：怶	[54,56)	\\x3b0f2cec18ef043510360436041a238b010000fc01fd01fe01	愲海风
55	憍海风（55）：怷	王屆	55	憍海风（55）：怷	[55,57)	\\x4c7a2cec18ef043510370436041a28af0000fc01fd01fe01	憍海风
56	懨海风（56）：怸	玌屇	56	懨海风（56）：怸	[56,58)	\\x55f62cec18ef043510380436041a28b0010000fc01fd01fe01	懨海风
57	扃海风（57）：怹	玍屈	57	扃海风（57）：怹	[57,59)	\\x27952cec18ef043510390436041a28b10000fc01fd01fe01	扃海风
58	択海风（58）：怺	玎屉	58	択海风（58）：怺	[58,60)	\\x1f59052cec18ef0435103a0436041a238b020000fc01fd01fe01	択海风
59	拹海风（59）：总	玏届	59	拹海风（59）：总	[59,61)	\\x28ce2cec18ef0435103b0436041a27280000fc01fd01fe01	拹海风
60	捔海风（60）：怼	王屋	60	捔海风（60）：怼	[60,62)	\\x2e642cec18ef0435103c0436041a27ea0000fc01fd01fe01	捔海风
61	掯海风（61）：怽	玌屌	61	掯海风（61）：怽	[61,63)	\\x34be2cec18ef0435103d0436041a238b030000fc01fd01fe01	掯海风
62	搊海风（62）：怾	玍屍	62	搊海风（62）：怾	[62,64)	\\x417d2cec18ef0435103e0436041a238b040000fc01fd01fe01	搊海风
63	摥海风（63）：怿	玎屎	63	摥海风（63）：怿	[63,65)	\\x475c2cec18ef0435103f0436041a22410000fc01fd01fe01	摥海风
64	擀海风（64）：恀	玏屏	64	擀海风（64）：恀	[64,66)	\\x4fed2cec18ef043510400436041a28b30000fc01fd01fe01	擀海风
65	攛海风（65）：恁	王屐	65	攛海风（65）：恁	[65,67)	\\x60852cec18ef043510410436041a2bfd0000fc01fd01fe01	攛海风
66	敶海风（66）：恂	玌屑	66	敶海风（66）：恂	[66,68)	\\x47762cec18ef043510420436041a277b0000fc01fd01fe01	敶海风
67	旑海风（67）：恃	玍屒	67	旑海风（67）：恃	[67,69)	\\x3b4c132cec18ef043510430436041a27700000fc01fd01fe01	旑海风
68	昬海风（68）：恄	玎屓	68	昬海风（68）：恄	[68,70)	\\x28ec022cec18ef043510440436041a28b40000fc01fd01fe01	昬海风
69	暇海风（69）：恅	玏屔	69	暇海风（69）：恅	[69,71)	\\x3f182cec18ef043510450436041a28b50000fc01fd01fe01	暇海风
70	曢海风（70）：恆	王展	70	曢海风（70）：恆	[70,72)	\\x5c45062cec18ef043510460436041a28b60000fc01fd01fe01	曢海风
71	朽海风（71）：恇	玌屖	71	朽海风（71）：恇	[71,73)	\\x1a972cec18ef043510470436041a28b70000fc01fd01fe01	朽海风
72	枘海风（72）：恈	玍屗	72	枘海风（72）：恈	[72,74)	\\x206d2cec18ef043510480436041a28b8010000fc01fd01fe01	枘海风
73	柳海风（73）：恉	玎屘	73	柳海风（73）：恉	[73,75)	\\x25582cec18ef043510490436041a28b90000fc01fd01fe01	柳海风
74	桎海风（74）：恊	玏屙	74	桎海风（74）：恊	[74,76)	\\x2acb2cec18ef0435104a0436041a28ba010000fc01fd01fe01	桎海风
75	梩海风（75）：恋	王屚	75	梩海风（75）：恋	[75,77)	\\x34fb2cec18ef0435104b0436041a2c710000fc01fd01fe01	梩海风
76	椄海风（76）：恌	玌屛	76	椄海风（76）：恌	[76,78)	\\x3b792cec18ef0435104c0436041a28bb0000fc01fd01fe01	椄海风
77	楟海风（77）：恍	玍屜	77	楟海风（77）：恍	[77,79)	\\x41d82cec18ef0435104d0436041a27740000fc01fd01fe01	楟海风
78	榺海风（78）：恎	玎屝	78	榺海风（78）：恎	[78,80)	\\x47a3012cec18ef0435104e0436041a28bc010000fc01fd01fe01	榺海风
79	樕海风（79）：恏	玏属	79	樕海风（79）：恏	[79,81)	\\x4cea2cec18ef0435104f0436041a2e3b280000fc01fd01fe01	樕海风
80	橰海风（80）：恐	王屟	80	橰海风（80）：恐	[80,82)	\\x51fd012cec18ef043510500436041a2a870000fc01fd01fe01	橰海风
81	櫋海风（81）：恑	玌屠	81	櫋海风（81）：恑	[81,83)	\\x5c462cec18ef043510510436041a28bc020000fc01fd01fe01	櫋海风
82	欦海风（82）：恒	玍屡	82	欦海风（82）：恒	[82,84)	\\x23cc012cec18ef043510520436041a27710000fc01fd01fe01	欦海风
83	殁海风（83）：恓	玎屢	83	殁海风（83）：恓	[83,85)	\\x20a42cec18ef043510530436041a276f0000fc01fd01fe01	殁海风
84	毜海风（84）：恔	玏屣	84	毜海风（84）：恔	[84,86)	\\x1f6c532cec18ef043510540436041a27630000fc01fd01fe01	毜海风
85	氷海风（85）：恕	王層	85	氷海风（85）：恕	[85,87)	\\x1a42012cec18ef043510550436041a2d6f0000fc01fd01fe01	氷海风
86	沒海风（86）：恖	玌履	86	沒海风（86）：恖	[86,88)	\\x1f7c2cec18ef043510560436041a2e3b290000fc01fd01fe01	沒海风
87	泭海风（87）：恗	玍屦	87	泭海风（87）：恗	[87,89)	\\x23ef2cec18ef043510570436041a28bc030000fc01fd01fe01	泭海风
88	浈海风（88）：恘	玎屧	88	浈海风（88）：恘	[88,90)	\\x27422cec18ef043510580436041a28bd0000fc01fd01fe01	浈海风
89	涣海风（89）：恙	玏屨	89	涣海风（89）：恙	[89,91)	\\x2cf22cec18ef043510590436041a2cae0000fc01fd01fe01	涣海风
90	淾海风（90）：恚	王屩	90	淾海风（90）：恚	[90,92)	\\x3ba1012cec18ef0435105a0436041a2a580000fc01fd01fe01	淾海风
91	湙海风（91）：恛	玌屪	91	湙海风（91）：恛	[91,93)	\\x3bbe022cec18ef0435105b0436041a28be0000fc01fd01fe01	湙海风
92	溴海风（92）：恜	玍屫	92	溴海风（92）：恜	[92,94)	\\x40422cec18ef0435105c0436041a28bf010000fc01fd01fe01	溴海风
93	漏海风（93）：恝	玎屬	93	漏海风（93）：恝	[93,95)	\\x46342cec18ef0435105d0436041a2a320000fc01fd01fe01	漏海风
94	潪海风（94）：恞	玏屭	94	潪海风（94）：恞	[94,96)	\\x4d272cec18ef0435105e0436041a28c00000fc01fd01fe01	潪海风
95	濅海风（95）：恟	王屮	95	濅海风（95）：恟	[95,97)	\\x522e012cec18ef0435105f0436041a28c10000fc01fd01fe01	濅海风
96	瀠海风（96）：恠	玌屯	96	瀠海风（96）：恠	[96,98)	\\x5c682cec18ef043510600436041a28c2010000fc01fd01fe01	瀠海风
97	灻海风（97）：恡	玍屰	97	灻海风（97）：恡	[97,99)	\\x1f88012cec18ef043510610436041a28c2020000fc01fd01fe01	灻海风
98	烖海风（98）：恢	玎山	98	烖海风（98）：恢	[98,100)	\\x2ee8022cec18ef043510620436041a27730000fc01fd01fe01	烖海风
99	焱海风（99）：恣	玏屲	99	焱海风（99）：恣	[99,101)	\\x397d2cec18ef043510630436041a2c9b0000fc01fd01fe01	焱海风
100	熌海风（100）：恤	王屳	100	熌海风（100）：恤	[100,102)	\\x4811022cec18ef043510640436041a27790000fc01fd01fe01	熌海风
101	燧海风（101）：恥	玌屴	101	燧海风（101）：恥	[101,103)	\\x50f12cec18ef043510650436041a2e3c0000fc01fd01fe01	燧海风
102	牂海风（102）：恦	玍屵	102	牂海风（102）：恦	[102,104)	\\x2d5b2cec18ef043510660436041a28c30000fc01fd01fe01	牂海风
103	犝海风（103）：恧	玎屶	103	犝海风（103）：恧	[103,105)	\\x52532cec18ef043510670436041a2b150000fc01fd01fe01	犝海风
104	狸海风（104）：恨	玏屷	104	狸海风（104）：恨	[104,106)	\\x2c552cec18ef043510680436041a277f0000fc01fd01fe01	狸海风
105	獓海风（105）：恩	王屸	105	獓海风（105）：恩	[105,107)	\\x42563c2cec18ef043510690436041a2b790000fc01fd01fe01	獓海风
106	玮海风（106）：恪	玌屹	106	玮海风（106）：恪	[106,108)	\\x1fd92cec18ef0435106a0436041a277c0000fc01fd01fe01	玮海风
107	琉海风（107）：恫	玍屺	107	琉海风（107）：恫	[107,109)	\\x305f2cec18ef0435106b0436041a27750000fc01fd01fe01	琉海风
108	瑤海风（108）：恬	玎屻	108	瑤海风（108）：恬	[108,110)	\\x48332cec18ef0435106c0436041a27780000fc01fd01fe01	瑤海风
109	璿海风（109）：恭	玏屼	109	璿海风（109）：恭	[109,111)	\\x59b82cec18ef0435106d0436041a2a9b0000fc01fd01fe01	璿海风
110	甚海风（110）：恮	王屽	110	甚海风（110）：恮	[110,112)	\\x24eb2cec18ef0435106e0436041a28c40000fc01fd01fe01	甚海风
111	畵海风（111）：息	玌屾	111	畵海风（111）：息	[111,113)	\\x426a172cec18ef0435106f0436041a2c140000fc01fd01fe01	畵海风
112	痐海风（112）：恰	玍屿	112	痐海风（112）：恰	[112,114)	\\x35802cec18ef043510700436041a277a0000fc01fd01fe01	痐海风
113	瘫海风（113）：恱	玎岀	113	瘫海风（113）：恱	[113,115)	\\x4b712cec18ef043510710436041a28c5010000fc01fd01fe01	瘫海风
114	皆海风（114）：恲	玏岁	114	皆海风（114）：恲	[114,116)	\\x259a2cec18ef043510720436041a28c60000fc01fd01fe01	皆海风
115	盡海风（115）：恳	王岂	115	盡海风（115）：恳	[115,117)	\\x484f2cec18ef043510730436041a2d500000fc01fd01fe01	盡海风
116	眼海风（116）：恴	玌岃	116	眼海风（116）：恴	[116,118)	\\x31662cec18ef043510740436041a2e3d010000fc01fd01fe01	眼海风
117	瞗海风（117）：恵	玍岄	117	瞗海风（117）：恵	[117,119)	\\x527d2cec18ef043510750436041a2e3d020000fc01fd01fe01	瞗海风
118	矲海风（118）：恶	玎岅	118	矲海风（118）：恶	[118,120)	\\x5eea2cec18ef043510760436041a2ab60000fc01fd01fe01	矲海风
119	硍海风（119）：恷	玏岆	119	硍海风（119）：恷	[119,121)	\\x31302cec18ef043510770436041a2e3d030000fc01fd01fe01	硍海风
120	碨海风（120）：恸	王岇	120	碨海风（120）：恸	[120,122)	\\x45112cec18ef043510780436041a276e0000fc01fd01fe01	碨海风
\.

--
-- Data for Name: shelf_rest; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.shelf_rest (id, title) FROM stdin;
2	大山
\.

--
-- Data for Name: shelf_sea; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.shelf_sea (id, title) FROM stdin;
1	海风（1）：大山
\.

--
-- Name: article article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);

--
-- Name: issue issue_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.issue
    ADD CONSTRAINT issue_number_key UNIQUE (number);

--
-- Name: issue issue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.issue
    ADD CONSTRAINT issue_pkey PRIMARY KEY (code);

--
-- Name: kept kept_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kept
    ADD CONSTRAINT kept_pkey PRIMARY KEY (id);

--
-- Name: article_channel_archive; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_channel_archive ON public.article USING btree (channel, published DESC NULLS LAST, id DESC) WHERE listed;

--
-- Name: INDEX article_channel_archive; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON INDEX public.article_channel_archive IS 'made by archive_register';

--
-- Name: article_series_archive; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_series_archive ON public.article USING btree (public.series_key(public.title_series(title)), public.title_number(title), id) WHERE listed;

--
-- Name: INDEX article_series_archive; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON INDEX public.article_series_archive IS 'made by archive_register';

--
-- Name: issue_channel_archive; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX issue_channel_archive ON public.issue USING btree (day DESC NULLS LAST, code DESC);

--
-- Name: INDEX issue_channel_archive; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON INDEX public.issue_channel_archive IS 'made by archive_register';

--
-- Name: issue_series_archive; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX issue_series_archive ON public.issue USING btree (public.series_key(series), number, code) INCLUDE (day, series);

--
-- Name: INDEX issue_series_archive; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON INDEX public.issue_series_archive IS 'made by archive_register';

--
-- Name: kept_author; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_author ON public.kept USING btree (author);

--
-- Name: kept_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_key ON public.kept USING btree (key);

--
-- Name: kept_n; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_n ON public.kept USING btree (n);

--
-- Name: kept_pinyin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_pinyin ON public.kept USING btree (public.zh_pinyin_key(title));

--
-- Name: kept_plain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_plain ON public.kept USING btree (title);

--
-- Name: kept_r; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_r ON public.kept USING gist (r);

--
-- Name: kept_series; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_series ON public.kept USING btree (public.series_key(public.title_series(title)), public.title_number(title));

--
-- Name: kept_t; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_t ON public.kept USING btree (t);

--
-- Name: kept_t_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX kept_t_hash ON public.kept USING hash (t);

--
-- Name: kept_statistics; Type: STATISTICS; Schema: public; Owner: -
--

CREATE STATISTICS public.kept_statistics ON series, public.title_number(title) FROM public.kept;

--
-- Name: kept_strokes; Type: MATERIALIZED VIEW DATA; Schema: public; Owner: -
--

REFRESH MATERIALIZED VIEW public.kept_strokes;

--
-- PostgreSQL database dump complete
--

