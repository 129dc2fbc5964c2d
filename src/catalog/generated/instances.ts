// Generated from data/instances.json by `npm run generate`; change the data instead.

/** What holds for all machines of a set: whose they are, where, at which prices, of when. */
export const instanceSets = [
  {
    "provider": "aws",
    "region": "us-east-1",
    "asOf": "2026-07-20",
    "basis": "on demand, Linux"
  },
  {
    "provider": "aws-rds-aurora",
    "region": "us-east-1",
    "asOf": "2025-12-15",
    "basis": "reserved for 3 years, all upfront"
  },
  {
    "provider": "azure",
    "region": "eastus",
    "asOf": "2026-06-18",
    "basis": "on demand, Linux"
  },
  {
    "provider": "gcp",
    "region": "us-central1",
    "asOf": "2026-08-03",
    "basis": "on demand, Linux"
  }
] as const;

/** name, set, family, vCPUs, GiB, Gbit/s, USD per hour, flags: b burstable, s price suspect. */
export const instanceLines = `
c5.large	0	c5	2	4	0.75	0.085	
c5.xlarge	0	c5	4	8	1.25	0.17	
c5.2xlarge	0	c5	8	16	2.5	0.34	
c5.4xlarge	0	c5	16	32	5	0.68	
c5.9xlarge	0	c5	36	72	12	1.53	
c5.12xlarge	0	c5	48	96	12	2.04	
c5.18xlarge	0	c5	72	144	25	3.06	
c5.24xlarge	0	c5	96	192	25	4.08	
c5n.large	0	c5n	2	5.25	3	0.108	
c5n.xlarge	0	c5n	4	10.5	5	0.216	
c5n.2xlarge	0	c5n	8	21	10	0.432	
c5n.4xlarge	0	c5n	16	42	15	0.864	
c5n.9xlarge	0	c5n	36	96	50	1.944	
c5n.18xlarge	0	c5n	72	192	100	3.888	
c6a.large	0	c6a	2	4	0.781	0.0765	
c6a.xlarge	0	c6a	4	8	1.562	0.153	
c6a.2xlarge	0	c6a	8	16	3.125	0.306	
c6a.4xlarge	0	c6a	16	32	6.25	0.612	
c6a.8xlarge	0	c6a	32	64	12.5	1.224	
c6a.12xlarge	0	c6a	48	96	18.75	1.836	
c6a.16xlarge	0	c6a	64	128	25	2.448	
c6a.24xlarge	0	c6a	96	192	37.5	3.672	
c6a.32xlarge	0	c6a	128	256	50	4.896	
c6a.48xlarge	0	c6a	192	384	50	7.344	
c6g.medium	0	c6g	1	2	0.5	0.034	
c6g.large	0	c6g	2	4	0.75	0.068	
c6g.xlarge	0	c6g	4	8	1.25	0.136	
c6g.2xlarge	0	c6g	8	16	2.5	0.272	
c6g.4xlarge	0	c6g	16	32	5	0.544	
c6g.8xlarge	0	c6g	32	64	12	1.088	
c6g.12xlarge	0	c6g	48	96	20	1.632	
c6g.16xlarge	0	c6g	64	128	25	2.176	
c6i.large	0	c6i	2	4	0.781	0.085	
c6i.xlarge	0	c6i	4	8	1.562	0.17	
c6i.2xlarge	0	c6i	8	16	3.125	0.34	
c6i.4xlarge	0	c6i	16	32	6.25	0.68	
c6i.8xlarge	0	c6i	32	64	12.5	1.36	
c6i.12xlarge	0	c6i	48	96	18.75	2.04	
c6i.16xlarge	0	c6i	64	128	25	2.72	
c6i.24xlarge	0	c6i	96	192	37.5	4.08	
c6i.32xlarge	0	c6i	128	256	50	5.44	
c6id.large	0	c6id	2	4	0.781	0.1008	
c6id.xlarge	0	c6id	4	8	1.562	0.2016	
c6id.2xlarge	0	c6id	8	16	3.125	0.4032	
c6id.4xlarge	0	c6id	16	32	6.25	0.8064	
c6id.8xlarge	0	c6id	32	64	12.5	1.6128	
c6id.12xlarge	0	c6id	48	96	18.75	2.4192	
c6id.16xlarge	0	c6id	64	128	25	3.2256	
c6id.24xlarge	0	c6id	96	192	37.5	4.8384	
c6id.32xlarge	0	c6id	128	256	50	6.4512	
c7a.medium	0	c7a	1	2	0.39	0.05132	
c7a.large	0	c7a	2	4	0.781	0.10264	
c7a.xlarge	0	c7a	4	8	1.562	0.20528	
c7a.2xlarge	0	c7a	8	16	3.125	0.41056	
c7a.4xlarge	0	c7a	16	32	6.25	0.82112	
c7a.8xlarge	0	c7a	32	64	12.5	1.64224	
c7a.12xlarge	0	c7a	48	96	18.75	2.46336	
c7a.16xlarge	0	c7a	64	128	25	3.28448	
c7a.24xlarge	0	c7a	96	192	37.5	4.92672	
c7a.32xlarge	0	c7a	128	256	50	6.56896	
c7a.48xlarge	0	c7a	192	384	50	9.85344	
c7g.medium	0	c7g	1	2	0.52	0.0363	
c7g.large	0	c7g	2	4	0.937	0.0725	
c7g.xlarge	0	c7g	4	8	1.876	0.145	
c7g.2xlarge	0	c7g	8	16	3.75	0.29	
c7g.4xlarge	0	c7g	16	32	7.5	0.58	
c7g.8xlarge	0	c7g	32	64	15	1.16	
c7g.12xlarge	0	c7g	48	96	22.5	1.74	
c7g.16xlarge	0	c7g	64	128	30	2.32	
c7i.large	0	c7i	2	4	0.781	0.08925	
c7i.xlarge	0	c7i	4	8	1.562	0.1785	
c7i.2xlarge	0	c7i	8	16	3.125	0.357	
c7i.4xlarge	0	c7i	16	32	6.25	0.714	
c7i.8xlarge	0	c7i	32	64	12.5	1.428	
c7i.12xlarge	0	c7i	48	96	18.75	2.142	
c7i.16xlarge	0	c7i	64	128	25	2.856	
c7i.24xlarge	0	c7i	96	192	37.5	4.284	
c7i.48xlarge	0	c7i	192	384	50	8.568	
c8a.medium	0	c8a	1	2	0.52	0.05389	
c8a.large	0	c8a	2	4	0.937	0.10777	
c8a.xlarge	0	c8a	4	8	1.875	0.21554	
c8a.2xlarge	0	c8a	8	16	3.75	0.43108	
c8a.4xlarge	0	c8a	16	32	7.5	0.86216	
c8a.8xlarge	0	c8a	32	64	15	1.72432	
c8a.12xlarge	0	c8a	48	96	22.5	2.58648	
c8a.16xlarge	0	c8a	64	128	30	3.44864	
c8a.24xlarge	0	c8a	96	192	40	5.17296	
c8a.48xlarge	0	c8a	192	384	75	10.34592	
c8g.medium	0	c8g	1	2	0.52	0.03988	
c8g.large	0	c8g	2	4	0.937	0.07976	
c8g.xlarge	0	c8g	4	8	1.875	0.15952	
c8g.2xlarge	0	c8g	8	16	3.75	0.31904	
c8g.4xlarge	0	c8g	16	32	7.5	0.63808	
c8g.8xlarge	0	c8g	32	64	15	1.27616	
c8g.12xlarge	0	c8g	48	96	22.5	1.91424	
c8g.16xlarge	0	c8g	64	128	30	2.55232	
c8g.24xlarge	0	c8g	96	192	40	3.82848	
c8g.48xlarge	0	c8g	192	384	50	7.65696	
c8i.large	0	c8i	2	4	0.937	0.09371	
c8i.xlarge	0	c8i	4	8	1.875	0.18742	
c8i.2xlarge	0	c8i	8	16	3.75	0.37484	
c8i.4xlarge	0	c8i	16	32	7.5	0.74968	
c8i.8xlarge	0	c8i	32	64	15	1.49936	
c8i.12xlarge	0	c8i	48	96	22.5	2.24904	
c8i.16xlarge	0	c8i	64	128	30	2.99872	
c8i.24xlarge	0	c8i	96	192	40	4.49808	
c8i.32xlarge	0	c8i	128	256	50	5.99744	
c8i.48xlarge	0	c8i	192	384	75	8.99616	
c8i.96xlarge	0	c8i	384	768	100	17.99232	
i3en.large	0	i3en	2	16	2.1	0.226	
i3en.xlarge	0	i3en	4	32	4.2	0.452	
i3en.2xlarge	0	i3en	8	64	8.4	0.904	
i3en.3xlarge	0	i3en	12	96	12.5	1.356	
i3en.6xlarge	0	i3en	24	192	25	2.712	
i3en.12xlarge	0	i3en	48	384	50	5.424	
i3en.24xlarge	0	i3en	96	768	100	10.848	
i4i.large	0	i4i	2	16	0.781	0.172	
i4i.xlarge	0	i4i	4	32	1.875	0.343	
i4i.2xlarge	0	i4i	8	64	4.687	0.686	
i4i.4xlarge	0	i4i	16	128	9.375	1.373	
i4i.8xlarge	0	i4i	32	256	18.75	2.746	
i4i.12xlarge	0	i4i	48	384	28.12	4.118	
i4i.16xlarge	0	i4i	64	512	37.5	5.491	
i4i.24xlarge	0	i4i	96	768	56.25	8.2368	
i4i.32xlarge	0	i4i	128	1024	75	10.9824	
i7i.large	0	i7i	2	16	1.171	0.1888	
i7i.xlarge	0	i7i	4	32	2.343	0.3775	
i7i.2xlarge	0	i7i	8	64	4.687	0.755	
i7i.4xlarge	0	i7i	16	128	9.375	1.5101	
i7i.8xlarge	0	i7i	32	256	25	3.0202	
i7i.12xlarge	0	i7i	48	384	28.12	4.5302	
i7i.16xlarge	0	i7i	64	512	37.5	6.0403	
i7i.24xlarge	0	i7i	96	768	56.25	9.0605	
i7i.48xlarge	0	i7i	192	1536	100	18.121	
i7ie.large	0	i7ie	2	16	2.083	0.2599	
i7ie.xlarge	0	i7ie	4	32	4.166	0.5198	
i7ie.2xlarge	0	i7ie	8	64	8.333	1.0396	
i7ie.3xlarge	0	i7ie	12	96	12.5	1.5594	
i7ie.6xlarge	0	i7ie	24	192	12.5	3.1188	
i7ie.12xlarge	0	i7ie	48	384	25	6.2376	
i7ie.18xlarge	0	i7ie	72	576	37.5	9.3564	
i7ie.24xlarge	0	i7ie	96	768	50	12.4752	
i7ie.48xlarge	0	i7ie	192	1536	100	24.9504	
m5.large	0	m5	2	8	0.75	0.096	
m5.xlarge	0	m5	4	16	1.25	0.192	
m5.2xlarge	0	m5	8	32	2.5	0.384	
m5.4xlarge	0	m5	16	64	5	0.768	
m5.8xlarge	0	m5	32	128	10	1.536	
m5.12xlarge	0	m5	48	192	12	2.304	
m5.16xlarge	0	m5	64	256	20	3.072	
m5.24xlarge	0	m5	96	384	25	4.608	
m5n.large	0	m5n	2	8	2.1	0.119	
m5n.xlarge	0	m5n	4	16	4.1	0.238	
m5n.2xlarge	0	m5n	8	32	8.125	0.476	
m5n.4xlarge	0	m5n	16	64	16.25	0.952	
m5n.8xlarge	0	m5n	32	128	25	1.904	
m5n.12xlarge	0	m5n	48	192	50	2.856	
m5n.16xlarge	0	m5n	64	256	75	3.808	
m5n.24xlarge	0	m5n	96	384	100	5.712	
m6a.large	0	m6a	2	8	0.781	0.0864	
m6a.xlarge	0	m6a	4	16	1.562	0.1728	
m6a.2xlarge	0	m6a	8	32	3.125	0.3456	
m6a.4xlarge	0	m6a	16	64	6.25	0.6912	
m6a.8xlarge	0	m6a	32	128	12.5	1.3824	
m6a.12xlarge	0	m6a	48	192	18.75	2.0736	
m6a.16xlarge	0	m6a	64	256	25	2.7648	
m6a.24xlarge	0	m6a	96	384	37.5	4.1472	
m6a.32xlarge	0	m6a	128	512	50	5.5296	
m6a.48xlarge	0	m6a	192	768	50	8.2944	
m6g.medium	0	m6g	1	4	0.5	0.0385	
m6g.large	0	m6g	2	8	0.75	0.077	
m6g.xlarge	0	m6g	4	16	1.25	0.154	
m6g.2xlarge	0	m6g	8	32	2.5	0.308	
m6g.4xlarge	0	m6g	16	64	5	0.616	
m6g.8xlarge	0	m6g	32	128	12	1.232	
m6g.12xlarge	0	m6g	48	192	20	1.848	
m6g.16xlarge	0	m6g	64	256	25	2.464	
m6i.large	0	m6i	2	8	0.781	0.096	
m6i.xlarge	0	m6i	4	16	1.562	0.192	
m6i.2xlarge	0	m6i	8	32	3.125	0.384	
m6i.4xlarge	0	m6i	16	64	6.25	0.768	
m6i.8xlarge	0	m6i	32	128	12.5	1.536	
m6i.12xlarge	0	m6i	48	192	18.75	2.304	
m6i.16xlarge	0	m6i	64	256	25	3.072	
m6i.24xlarge	0	m6i	96	384	37.5	4.608	
m6i.32xlarge	0	m6i	128	512	50	6.144	
m6id.large	0	m6id	2	8	0.781	0.11865	
m6id.xlarge	0	m6id	4	16	1.562	0.2373	
m6id.2xlarge	0	m6id	8	32	3.125	0.4746	
m6id.4xlarge	0	m6id	16	64	6.25	0.9492	
m6id.8xlarge	0	m6id	32	128	12.5	1.8984	
m6id.12xlarge	0	m6id	48	192	18.75	2.8476	
m6id.16xlarge	0	m6id	64	256	25	3.7968	
m6id.24xlarge	0	m6id	96	384	37.5	5.6952	
m6id.32xlarge	0	m6id	128	512	50	7.5936	
m7a.medium	0	m7a	1	4	0.39	0.05796	
m7a.large	0	m7a	2	8	0.781	0.11592	
m7a.xlarge	0	m7a	4	16	1.562	0.23184	
m7a.2xlarge	0	m7a	8	32	3.125	0.46368	
m7a.4xlarge	0	m7a	16	64	6.25	0.92736	
m7a.8xlarge	0	m7a	32	128	12.5	1.85472	
m7a.12xlarge	0	m7a	48	192	18.75	2.78208	
m7a.16xlarge	0	m7a	64	256	25	3.70944	
m7a.24xlarge	0	m7a	96	384	37.5	5.56416	
m7a.32xlarge	0	m7a	128	512	50	7.41888	
m7a.48xlarge	0	m7a	192	768	50	11.12832	
m7g.medium	0	m7g	1	4	0.52	0.0408	
m7g.large	0	m7g	2	8	0.937	0.0816	
m7g.xlarge	0	m7g	4	16	1.876	0.1632	
m7g.2xlarge	0	m7g	8	32	3.75	0.3264	
m7g.4xlarge	0	m7g	16	64	7.5	0.6528	
m7g.8xlarge	0	m7g	32	128	15	1.3056	
m7g.12xlarge	0	m7g	48	192	22.5	1.9584	
m7g.16xlarge	0	m7g	64	256	30	2.6112	
m7i.large	0	m7i	2	8	0.781	0.1008	
m7i.xlarge	0	m7i	4	16	1.562	0.2016	
m7i.2xlarge	0	m7i	8	32	3.125	0.4032	
m7i.4xlarge	0	m7i	16	64	6.25	0.8064	
m7i.8xlarge	0	m7i	32	128	12.5	1.6128	
m7i.12xlarge	0	m7i	48	192	18.75	2.4192	
m7i.16xlarge	0	m7i	64	256	25	3.2256	
m7i.24xlarge	0	m7i	96	384	37.5	4.8384	
m7i.48xlarge	0	m7i	192	768	50	9.6768	
m8a.medium	0	m8a	1	4	0.52	0.06086	
m8a.large	0	m8a	2	8	0.937	0.12172	
m8a.xlarge	0	m8a	4	16	1.875	0.24344	
m8a.2xlarge	0	m8a	8	32	3.75	0.48688	
m8a.4xlarge	0	m8a	16	64	7.5	0.97376	
m8a.8xlarge	0	m8a	32	128	15	1.94752	
m8a.12xlarge	0	m8a	48	192	22.5	2.92128	
m8a.16xlarge	0	m8a	64	256	30	3.89504	
m8a.24xlarge	0	m8a	96	384	40	5.84256	
m8a.48xlarge	0	m8a	192	768	75	11.68512	
m8g.medium	0	m8g	1	4	0.52	0.04488	
m8g.large	0	m8g	2	8	0.937	0.08976	
m8g.xlarge	0	m8g	4	16	1.875	0.17952	
m8g.2xlarge	0	m8g	8	32	3.75	0.35904	
m8g.4xlarge	0	m8g	16	64	7.5	0.71808	
m8g.8xlarge	0	m8g	32	128	15	1.43616	
m8g.12xlarge	0	m8g	48	192	22.5	2.15424	
m8g.16xlarge	0	m8g	64	256	30	2.87232	
m8g.24xlarge	0	m8g	96	384	40	4.30848	
m8g.48xlarge	0	m8g	192	768	50	8.61696	
m8i.large	0	m8i	2	8	0.937	0.10584	
m8i.xlarge	0	m8i	4	16	1.875	0.21168	
m8i.2xlarge	0	m8i	8	32	3.75	0.42336	
m8i.4xlarge	0	m8i	16	64	7.5	0.84672	
m8i.8xlarge	0	m8i	32	128	15	1.69344	
m8i.12xlarge	0	m8i	48	192	22.5	2.54016	
m8i.16xlarge	0	m8i	64	256	30	3.38688	
m8i.24xlarge	0	m8i	96	384	40	5.08032	
m8i.32xlarge	0	m8i	128	512	50	6.77376	
m8i.48xlarge	0	m8i	192	768	75	10.16064	
m8i.96xlarge	0	m8i	384	1536	100	20.32128	
m8id.large	0	m8id	2	8	0.937	0.13052	
m8id.xlarge	0	m8id	4	16	1.875	0.26104	
m8id.2xlarge	0	m8id	8	32	3.75	0.52208	
m8id.4xlarge	0	m8id	16	64	7.5	1.04416	
m8id.8xlarge	0	m8id	32	128	15	2.08832	
m8id.12xlarge	0	m8id	48	192	22.5	3.13248	
m8id.16xlarge	0	m8id	64	256	30	4.17664	
m8id.24xlarge	0	m8id	96	384	40	6.26496	
m8id.32xlarge	0	m8id	128	512	50	8.35328	
m8id.48xlarge	0	m8id	192	768	75	12.52992	
m8id.96xlarge	0	m8id	384	1536	100	25.05984	
r5.large	0	r5	2	16	0.75	0.126	
r5.xlarge	0	r5	4	32	1.25	0.252	
r5.2xlarge	0	r5	8	64	2.5	0.504	
r5.4xlarge	0	r5	16	128	5	1.008	
r5.8xlarge	0	r5	32	256	10	2.016	
r5.12xlarge	0	r5	48	384	12	3.024	
r5.16xlarge	0	r5	64	512	20	4.032	
r5.24xlarge	0	r5	96	768	25	6.048	
r5n.large	0	r5n	2	16	2.1	0.149	
r5n.xlarge	0	r5n	4	32	4.1	0.298	
r5n.2xlarge	0	r5n	8	64	8.125	0.596	
r5n.4xlarge	0	r5n	16	128	16.25	1.192	
r5n.8xlarge	0	r5n	32	256	25	2.384	
r5n.12xlarge	0	r5n	48	384	50	3.576	
r5n.16xlarge	0	r5n	64	512	75	4.768	
r5n.24xlarge	0	r5n	96	768	100	7.152	
r6a.large	0	r6a	2	16	0.781	0.1134	
r6a.xlarge	0	r6a	4	32	1.562	0.2268	
r6a.2xlarge	0	r6a	8	64	3.125	0.4536	
r6a.4xlarge	0	r6a	16	128	6.25	0.9072	
r6a.8xlarge	0	r6a	32	256	12.5	1.8144	
r6a.12xlarge	0	r6a	48	384	18.75	2.7216	
r6a.16xlarge	0	r6a	64	512	25	3.6288	
r6a.24xlarge	0	r6a	96	768	37.5	5.4432	
r6a.32xlarge	0	r6a	128	1024	50	7.2576	
r6a.48xlarge	0	r6a	192	1536	50	10.8864	
r6g.medium	0	r6g	1	8	0.5	0.0504	
r6g.large	0	r6g	2	16	0.75	0.1008	
r6g.xlarge	0	r6g	4	32	1.25	0.2016	
r6g.2xlarge	0	r6g	8	64	2.5	0.4032	
r6g.4xlarge	0	r6g	16	128	5	0.8064	
r6g.8xlarge	0	r6g	32	256	12	1.6128	
r6g.12xlarge	0	r6g	48	384	20	2.4192	
r6g.16xlarge	0	r6g	64	512	25	3.2256	
r6i.large	0	r6i	2	16	0.781	0.126	
r6i.xlarge	0	r6i	4	32	1.562	0.252	
r6i.2xlarge	0	r6i	8	64	3.125	0.504	
r6i.4xlarge	0	r6i	16	128	6.25	1.008	
r6i.8xlarge	0	r6i	32	256	12.5	2.016	
r6i.12xlarge	0	r6i	48	384	18.75	3.024	
r6i.16xlarge	0	r6i	64	512	25	4.032	
r6i.24xlarge	0	r6i	96	768	37.5	6.048	
r6i.32xlarge	0	r6i	128	1024	50	8.064	
r6id.large	0	r6id	2	16	0.781	0.1512	
r6id.xlarge	0	r6id	4	32	1.562	0.3024	
r6id.2xlarge	0	r6id	8	64	3.125	0.6048	
r6id.4xlarge	0	r6id	16	128	6.25	1.2096	
r6id.8xlarge	0	r6id	32	256	12.5	2.4192	
r6id.12xlarge	0	r6id	48	384	18.75	3.6288	
r6id.16xlarge	0	r6id	64	512	25	4.8384	
r6id.24xlarge	0	r6id	96	768	37.5	7.2576	
r6id.32xlarge	0	r6id	128	1024	50	9.6768	
r7a.medium	0	r7a	1	8	0.39	0.07608	
r7a.large	0	r7a	2	16	0.781	0.15215	
r7a.xlarge	0	r7a	4	32	1.562	0.3043	
r7a.2xlarge	0	r7a	8	64	3.125	0.6086	
r7a.4xlarge	0	r7a	16	128	6.25	1.2172	
r7a.8xlarge	0	r7a	32	256	12.5	2.4344	
r7a.12xlarge	0	r7a	48	384	18.75	3.6516	
r7a.16xlarge	0	r7a	64	512	25	4.8688	
r7a.24xlarge	0	r7a	96	768	37.5	7.3032	
r7a.32xlarge	0	r7a	128	1024	50	9.7376	
r7a.48xlarge	0	r7a	192	1536	50	14.6064	
r7g.medium	0	r7g	1	8	0.52	0.0536	
r7g.large	0	r7g	2	16	0.937	0.1071	
r7g.xlarge	0	r7g	4	32	1.876	0.2142	
r7g.2xlarge	0	r7g	8	64	3.75	0.4284	
r7g.4xlarge	0	r7g	16	128	7.5	0.8568	
r7g.8xlarge	0	r7g	32	256	15	1.7136	
r7g.12xlarge	0	r7g	48	384	22.5	2.5704	
r7g.16xlarge	0	r7g	64	512	30	3.4272	
r7i.large	0	r7i	2	16	0.781	0.1323	
r7i.xlarge	0	r7i	4	32	1.562	0.2646	
r7i.2xlarge	0	r7i	8	64	3.125	0.5292	
r7i.4xlarge	0	r7i	16	128	6.25	1.0584	
r7i.8xlarge	0	r7i	32	256	12.5	2.1168	
r7i.12xlarge	0	r7i	48	384	18.75	3.1752	
r7i.16xlarge	0	r7i	64	512	25	4.2336	
r7i.24xlarge	0	r7i	96	768	37.5	6.3504	
r7i.48xlarge	0	r7i	192	1536	50	12.7008	
r8a.medium	0	r8a	1	8	0.52	0.07988	
r8a.large	0	r8a	2	16	0.937	0.15976	
r8a.xlarge	0	r8a	4	32	1.875	0.31952	
r8a.2xlarge	0	r8a	8	64	3.75	0.63904	
r8a.4xlarge	0	r8a	16	128	7.5	1.27808	
r8a.8xlarge	0	r8a	32	256	15	2.55616	
r8a.12xlarge	0	r8a	48	384	22.5	3.83424	
r8a.16xlarge	0	r8a	64	512	30	5.11232	
r8a.24xlarge	0	r8a	96	768	40	7.66848	
r8a.48xlarge	0	r8a	192	1536	75	15.33696	
r8g.medium	0	r8g	1	8	0.52	0.05891	
r8g.large	0	r8g	2	16	0.937	0.11782	
r8g.xlarge	0	r8g	4	32	1.875	0.23564	
r8g.2xlarge	0	r8g	8	64	3.75	0.47128	
r8g.4xlarge	0	r8g	16	128	7.5	0.94256	
r8g.8xlarge	0	r8g	32	256	15	1.88512	
r8g.12xlarge	0	r8g	48	384	22.5	2.82768	
r8g.16xlarge	0	r8g	64	512	30	3.77024	
r8g.24xlarge	0	r8g	96	768	40	5.65536	
r8g.48xlarge	0	r8g	192	1536	50	11.31072	
r8i.large	0	r8i	2	16	0.937	0.13892	
r8i.xlarge	0	r8i	4	32	1.875	0.27784	
r8i.2xlarge	0	r8i	8	64	3.75	0.55568	
r8i.4xlarge	0	r8i	16	128	7.5	1.11136	
r8i.8xlarge	0	r8i	32	256	15	2.22272	
r8i.12xlarge	0	r8i	48	384	22.5	3.33408	
r8i.16xlarge	0	r8i	64	512	30	4.44544	
r8i.24xlarge	0	r8i	96	768	40	6.66816	
r8i.32xlarge	0	r8i	128	1024	50	8.89088	
r8i.48xlarge	0	r8i	192	1536	75	13.33632	
r8i.96xlarge	0	r8i	384	3072	100	26.67264	
t3.nano	0	t3	2	0.5	0.032	0.0052	b
t3.micro	0	t3	2	1	0.064	0.0104	b
t3.small	0	t3	2	2	0.128	0.0208	b
t3.medium	0	t3	2	4	0.256	0.0416	b
t3.large	0	t3	2	8	0.512	0.0832	b
t3.xlarge	0	t3	4	16	1.024	0.1664	b
t3.2xlarge	0	t3	8	32	2.048	0.3328	b
t4g.nano	0	t4g	2	0.5	0.032	0.0042	b
t4g.micro	0	t4g	2	1	0.064	0.0084	b
t4g.small	0	t4g	2	2	0.128	0.0168	b
t4g.medium	0	t4g	2	4	0.256	0.0336	b
t4g.large	0	t4g	2	8	0.512	0.0672	b
t4g.xlarge	0	t4g	4	16	1.024	0.1344	b
t4g.2xlarge	0	t4g	8	32	2.048	0.2688	b
db.r5.large	1	db.r5	2	16.5	0.5	0.101104	
db.r5.xlarge	1	db.r5	4	33	1	0.202207	
db.r5.2xlarge	1	db.r5	8	67	2	0.404452	
db.r5.4xlarge	1	db.r5	16	134	4	0.808904	
db.r5.8xlarge	1	db.r5	32	268	10	1.61781	
db.r5.12xlarge	1	db.r5	48	403	10	2.42671	
db.r5.16xlarge	1	db.r5	64	537	20	3.23562	
db.r5.24xlarge	1	db.r5	96	805	25	4.85342	
db.r6g.large	1	db.r6g	2	16	0.75	0.0904874	
db.r6g.xlarge	1	db.r6g	4	32	1.25	0.180974	
db.r6g.2xlarge	1	db.r6g	8	64	2.5	0.361949	
db.r6g.4xlarge	1	db.r6g	16	128	5	0.723896	
db.r6g.8xlarge	1	db.r6g	32	256	12	1.44779	
db.r6g.12xlarge	1	db.r6g	48	384	20	2.17169	
db.r6g.16xlarge	1	db.r6g	64	512	25	2.89559	
db.r6i.large	1	db.r6i	2	16	0.781	0.101104	
db.r6i.xlarge	1	db.r6i	4	32	1.562	0.202207	
db.r6i.2xlarge	1	db.r6i	8	64	3.125	0.404414	
db.r6i.4xlarge	1	db.r6i	16	128	6.25	0.808828	
db.r6i.8xlarge	1	db.r6i	32	256	12.5	1.61766	
db.r6i.12xlarge	1	db.r6i	48	384	18.75	2.42648	
db.r6i.16xlarge	1	db.r6i	64	512	25	3.23531	
db.r6i.24xlarge	1	db.r6i	96	768	37.5	4.85297	
db.r6i.32xlarge	1	db.r6i	128	1024	50	6.47062	
db.r7g.large	1	db.r7g	2	16	0.937	0.146499	s
db.r7g.xlarge	1	db.r7g	4	32	1.876	0.29296	s
db.r7g.2xlarge	1	db.r7g	8	64	3.75	0.585921	s
db.r7g.4xlarge	1	db.r7g	16	128	7.5	1.17184	s
db.r7g.8xlarge	1	db.r7g	32	256	15	2.34368	s
db.r7g.12xlarge	1	db.r7g	48	384	22.5	3.51556	s
db.r7g.16xlarge	1	db.r7g	64	512	30	4.68741	s
Standard_D16as_v6	2	Standard_D*as_v6	16	64		0.726	
Standard_D16ds_v5	2	Standard_D*ds_v5	16	64		0.904	
Standard_D16ps_v5	2	Standard_D*ps_v5	16	64		0.616	
Standard_D16s_v5	2	Standard_D*s_v5	16	64		0.768	
Standard_D16s_v6	2	Standard_D*s_v6	16	64		0.806	
Standard_D2as_v6	2	Standard_D*as_v6	2	8		0.0908	
Standard_D2ds_v5	2	Standard_D*ds_v5	2	8		0.113	
Standard_D2ps_v5	2	Standard_D*ps_v5	2	8		0.077	
Standard_D2s_v5	2	Standard_D*s_v5	2	8		0.096	
Standard_D2s_v6	2	Standard_D*s_v6	2	8		0.101	
Standard_D32as_v6	2	Standard_D*as_v6	32	128		1.453	
Standard_D32ds_v5	2	Standard_D*ds_v5	32	128		1.808	
Standard_D32ps_v5	2	Standard_D*ps_v5	32	128		1.232	
Standard_D32s_v5	2	Standard_D*s_v5	32	128		1.536	
Standard_D32s_v6	2	Standard_D*s_v6	32	128		1.613	
Standard_D4as_v6	2	Standard_D*as_v6	4	16		0.182	
Standard_D4ds_v5	2	Standard_D*ds_v5	4	16		0.226	
Standard_D4ps_v5	2	Standard_D*ps_v5	4	16		0.154	
Standard_D4s_v5	2	Standard_D*s_v5	4	16		0.192	
Standard_D4s_v6	2	Standard_D*s_v6	4	16		0.202	
Standard_D64as_v6	2	Standard_D*as_v6	64	256		2.906	
Standard_D64ds_v5	2	Standard_D*ds_v5	64	256		3.616	
Standard_D64ps_v5	2	Standard_D*ps_v5	64	256		2.464	
Standard_D64s_v5	2	Standard_D*s_v5	64	256		3.072	
Standard_D64s_v6	2	Standard_D*s_v6	64	256		3.226	
Standard_D8as_v6	2	Standard_D*as_v6	8	32		0.363	
Standard_D8ds_v5	2	Standard_D*ds_v5	8	32		0.452	
Standard_D8ps_v5	2	Standard_D*ps_v5	8	32		0.308	
Standard_D8s_v5	2	Standard_D*s_v5	8	32		0.384	
Standard_D8s_v6	2	Standard_D*s_v6	8	32		0.403	
Standard_E16ds_v5	2	Standard_E*ds_v5	16	128		1.152	
Standard_E16s_v5	2	Standard_E*s_v5	16	128		1.008	
Standard_E16s_v6	2	Standard_E*s_v6	16	128		1.058	
Standard_E2ds_v5	2	Standard_E*ds_v5	2	16		0.144	
Standard_E2s_v5	2	Standard_E*s_v5	2	16		0.126	
Standard_E2s_v6	2	Standard_E*s_v6	2	16		0.132	
Standard_E32ds_v5	2	Standard_E*ds_v5	32	256		2.304	
Standard_E32s_v5	2	Standard_E*s_v5	32	256		2.016	
Standard_E32s_v6	2	Standard_E*s_v6	32	256		2.117	
Standard_E4ds_v5	2	Standard_E*ds_v5	4	32		0.288	
Standard_E4s_v5	2	Standard_E*s_v5	4	32		0.252	
Standard_E4s_v6	2	Standard_E*s_v6	4	32		0.265	
Standard_E64ds_v5	2	Standard_E*ds_v5	64	512		4.608	
Standard_E64s_v5	2	Standard_E*s_v5	64	512		4.032	
Standard_E64s_v6	2	Standard_E*s_v6	64	512		4.234	
Standard_E8ds_v5	2	Standard_E*ds_v5	8	64		0.576	
Standard_E8s_v5	2	Standard_E*s_v5	8	64		0.504	
Standard_E8s_v6	2	Standard_E*s_v6	8	64		0.529	
Standard_F16s_v2	2	Standard_F*s_v2	16	32		0.677	
Standard_F2s_v2	2	Standard_F*s_v2	2	4		0.0846	
Standard_F32s_v2	2	Standard_F*s_v2	32	64		1.353	
Standard_F4s_v2	2	Standard_F*s_v2	4	8		0.169	
Standard_F64s_v2	2	Standard_F*s_v2	64	128		2.706	
Standard_F8s_v2	2	Standard_F*s_v2	8	16		0.338	
c2-standard-16	3	c2-standard	16	64		0.835232	
c2-standard-30	3	c2-standard	30	120		1.56606	
c2-standard-4	3	c2-standard	4	16		0.208808	
c2-standard-60	3	c2-standard	60	240		3.13212	
c2-standard-8	3	c2-standard	8	32		0.417616	
c3-highcpu-22	3	c3-highcpu	22	44		0.935572	
c3-highcpu-4	3	c3-highcpu	4	8		0.170104	
c3-highcpu-44	3	c3-highcpu	44	88		1.871144	
c3-highcpu-8	3	c3-highcpu	8	16		0.340208	
c3-highmem-22	3	c3-highmem	22	176		1.455388	
c3-highmem-4	3	c3-highmem	4	32		0.264616	
c3-highmem-44	3	c3-highmem	44	352		2.910776	
c3-highmem-8	3	c3-highmem	8	64		0.529232	
c3-standard-22	3	c3-standard	22	88		1.108844	
c3-standard-4	3	c3-standard	4	16		0.201608	
c3-standard-44	3	c3-standard	44	176		2.217688	
c3-standard-8	3	c3-standard	8	32		0.403216	
c4-highcpu-16	3	c4-highcpu	16	32		0.680416	
c4-highcpu-2	3	c4-highcpu	2	4		0.085052	
c4-highcpu-24	3	c4-highcpu	24	48		1.020624	
c4-highcpu-32	3	c4-highcpu	32	64		1.360832	
c4-highcpu-4	3	c4-highcpu	4	8		0.170104	
c4-highcpu-48	3	c4-highcpu	48	96		2.041248	
c4-highcpu-8	3	c4-highcpu	8	16		0.340208	
c4-highmem-16	3	c4-highmem	16	124		1.042712	
c4-highmem-2	3	c4-highmem	2	15		0.12837	
c4-highmem-24	3	c4-highmem	24	186		1.564068	
c4-highmem-32	3	c4-highmem	32	248		2.085424	
c4-highmem-4	3	c4-highmem	4	31		0.260678	
c4-highmem-48	3	c4-highmem	48	372		3.128136	
c4-highmem-8	3	c4-highmem	8	62		0.521356	
c4-standard-16	3	c4-standard	16	60		0.79068	
c4-standard-2	3	c4-standard	2	7		0.096866	
c4-standard-24	3	c4-standard	24	90		1.18602	
c4-standard-32	3	c4-standard	32	120		1.58136	
c4-standard-4	3	c4-standard	4	15		0.19767	
c4-standard-48	3	c4-standard	48	180		2.37204	
c4-standard-8	3	c4-standard	8	30		0.39534	
c4a-highcpu-1	3	c4a-highcpu	1	2		0.03788	
c4a-highcpu-16	3	c4a-highcpu	16	32		0.60608	
c4a-highcpu-2	3	c4a-highcpu	2	4		0.07576	
c4a-highcpu-32	3	c4a-highcpu	32	64		1.21216	
c4a-highcpu-4	3	c4a-highcpu	4	8		0.15152	
c4a-highcpu-48	3	c4a-highcpu	48	96		1.81824	
c4a-highcpu-64	3	c4a-highcpu	64	128		2.42432	
c4a-highcpu-8	3	c4a-highcpu	8	16		0.30304	
c4a-highmem-1	3	c4a-highmem	1	8		0.05894	
c4a-highmem-16	3	c4a-highmem	16	128		0.94304	
c4a-highmem-2	3	c4a-highmem	2	16		0.11788	
c4a-highmem-32	3	c4a-highmem	32	256		1.88608	
c4a-highmem-4	3	c4a-highmem	4	32		0.23576	
c4a-highmem-48	3	c4a-highmem	48	384		2.82912	
c4a-highmem-64	3	c4a-highmem	64	512		3.77216	
c4a-highmem-8	3	c4a-highmem	8	64		0.47152	
c4a-standard-1	3	c4a-standard	1	4		0.0449	
c4a-standard-16	3	c4a-standard	16	64		0.7184	
c4a-standard-2	3	c4a-standard	2	8		0.0898	
c4a-standard-32	3	c4a-standard	32	128		1.4368	
c4a-standard-4	3	c4a-standard	4	16		0.1796	
c4a-standard-48	3	c4a-standard	48	192		2.1552	
c4a-standard-64	3	c4a-standard	64	256		2.8736	
c4a-standard-8	3	c4a-standard	8	32		0.3592	
e2-highcpu-16	3	e2-highcpu	16	16		0.395762	
e2-highcpu-2	3	e2-highcpu	2	2		0.04947	
e2-highcpu-32	3	e2-highcpu	32	32		0.791524	
e2-highcpu-4	3	e2-highcpu	4	4		0.09894	
e2-highcpu-8	3	e2-highcpu	8	8		0.197881	
e2-highmem-16	3	e2-highmem	16	128		0.723197	
e2-highmem-2	3	e2-highmem	2	16		0.0904	
e2-highmem-4	3	e2-highmem	4	32		0.180799	
e2-highmem-8	3	e2-highmem	8	64		0.361599	
e2-medium	3	e2	2	4		0.033506	b
e2-micro	3	e2	2	1		0.008376	b
e2-small	3	e2	2	2		0.016753	b
e2-standard-16	3	e2-standard	16	64		0.536091	
e2-standard-2	3	e2-standard	2	8		0.067011	
e2-standard-32	3	e2-standard	32	128		1.072183	
e2-standard-4	3	e2-standard	4	16		0.134023	
e2-standard-8	3	e2-standard	8	32		0.268046	
n2-highcpu-16	3	n2-highcpu	16	16		0.573568	
n2-highcpu-2	3	n2-highcpu	2	2		0.071696	
n2-highcpu-32	3	n2-highcpu	32	32		1.147136	
n2-highcpu-4	3	n2-highcpu	4	4		0.143392	
n2-highcpu-48	3	n2-highcpu	48	48		1.720704	
n2-highcpu-64	3	n2-highcpu	64	64		2.294272	
n2-highcpu-8	3	n2-highcpu	8	8		0.286784	
n2-highmem-16	3	n2-highmem	16	128		1.048112	
n2-highmem-2	3	n2-highmem	2	16		0.131014	
n2-highmem-32	3	n2-highmem	32	256		2.096224	
n2-highmem-4	3	n2-highmem	4	32		0.262028	
n2-highmem-48	3	n2-highmem	48	384		3.144336	
n2-highmem-64	3	n2-highmem	64	512		4.192448	
n2-highmem-8	3	n2-highmem	8	64		0.524056	
n2-standard-16	3	n2-standard	16	64		0.776944	
n2-standard-2	3	n2-standard	2	8		0.097118	
n2-standard-32	3	n2-standard	32	128		1.553888	
n2-standard-4	3	n2-standard	4	16		0.194236	
n2-standard-48	3	n2-standard	48	192		2.330832	
n2-standard-64	3	n2-standard	64	256		3.107776	
n2-standard-8	3	n2-standard	8	32		0.388472	
n2d-highcpu-16	3	n2d-highcpu	16	16		0.499008	
n2d-highcpu-2	3	n2d-highcpu	2	2		0.062376	
n2d-highcpu-32	3	n2d-highcpu	32	32		0.998016	
n2d-highcpu-4	3	n2d-highcpu	4	4		0.124752	
n2d-highcpu-48	3	n2d-highcpu	48	48		1.497024	
n2d-highcpu-64	3	n2d-highcpu	64	64		1.996032	
n2d-highcpu-8	3	n2d-highcpu	8	8		0.249504	
n2d-highmem-16	3	n2d-highmem	16	128		0.91184	
n2d-highmem-2	3	n2d-highmem	2	16		0.11398	
n2d-highmem-32	3	n2d-highmem	32	256		1.82368	
n2d-highmem-4	3	n2d-highmem	4	32		0.22796	
n2d-highmem-48	3	n2d-highmem	48	384		2.73552	
n2d-highmem-64	3	n2d-highmem	64	512		3.64736	
n2d-highmem-8	3	n2d-highmem	8	64		0.45592	
n2d-standard-16	3	n2d-standard	16	64		0.675936	
n2d-standard-2	3	n2d-standard	2	8		0.084492	
n2d-standard-32	3	n2d-standard	32	128		1.351872	
n2d-standard-4	3	n2d-standard	4	16		0.168984	
n2d-standard-48	3	n2d-standard	48	192		2.027808	
n2d-standard-64	3	n2d-standard	64	256		2.703744	
n2d-standard-8	3	n2d-standard	8	32		0.337968	
n4-highcpu-16	3	n4-highcpu	16	32		0.61232	
n4-highcpu-2	3	n4-highcpu	2	4		0.07654	
n4-highcpu-32	3	n4-highcpu	32	64		1.22464	
n4-highcpu-4	3	n4-highcpu	4	8		0.15308	
n4-highcpu-48	3	n4-highcpu	48	96		1.83696	
n4-highcpu-64	3	n4-highcpu	64	128		2.44928	
n4-highcpu-8	3	n4-highcpu	8	16		0.30616	
n4-highmem-16	3	n4-highmem	16	128		0.95216	
n4-highmem-2	3	n4-highmem	2	16		0.11902	
n4-highmem-32	3	n4-highmem	32	256		1.90432	
n4-highmem-4	3	n4-highmem	4	32		0.23804	
n4-highmem-48	3	n4-highmem	48	384		2.85648	
n4-highmem-64	3	n4-highmem	64	512		3.80864	
n4-highmem-8	3	n4-highmem	8	64		0.47608	
n4-standard-16	3	n4-standard	16	64		0.7256	
n4-standard-2	3	n4-standard	2	8		0.0907	
n4-standard-32	3	n4-standard	32	128		1.4512	
n4-standard-4	3	n4-standard	4	16		0.1814	
n4-standard-48	3	n4-standard	48	192		2.1768	
n4-standard-64	3	n4-standard	64	256		2.9024	
n4-standard-8	3	n4-standard	8	32		0.3628	
t2d-standard-1	3	t2d-standard	1	4		0.042246	
t2d-standard-16	3	t2d-standard	16	64		0.675936	
t2d-standard-2	3	t2d-standard	2	8		0.084492	
t2d-standard-32	3	t2d-standard	32	128		1.351872	
t2d-standard-4	3	t2d-standard	4	16		0.168984	
t2d-standard-48	3	t2d-standard	48	192		2.027808	
t2d-standard-60	3	t2d-standard	60	240		2.53476	
t2d-standard-8	3	t2d-standard	8	32		0.337968	
`;
