"""Everyday words for medical ones, and the other way round: what a glossary need not say in every library.

One line is one meaning: words that readers and writers use for the same thing, no matter how they spell it. Nothing
here advises anybody; it only tells the search which words to look for as well. A glossary's own aliases come on top.
"""

from __future__ import annotations

from generator.language.tags import primary

_ENGLISH = """
abdomen, belly, tummy
abdominal pain, stomach ache, stomachache, belly ache, tummy ache
acetaminophen, paracetamol
acid reflux, heartburn, gastroesophageal reflux, GERD
acute coronary syndrome, ACS
adverse effect, side effect, unwanted effect
alopecia, hair loss
Alzheimer's disease, Alzheimer's
anaemia, low blood count
analgesic, painkiller, pain reliever, pain relief medicine
anorexia, loss of appetite
antenatal, prenatal
antihypertensive, blood pressure medicine, blood pressure tablet
anticoagulant, blood thinner
anxious, worried, nervous
appendectomy, appendicectomy
arrhythmia, irregular heartbeat
asymptomatic, without symptoms, no symptoms
benign, not cancer, noncancerous
blood glucose, blood sugar
blood clot, thrombosis, thrombus
bowel, intestine, gut
bowel cancer, colorectal cancer, colon cancer
breastfeeding, lactation
bruise, contusion
carcinoma, cancer
cardiac, heart
cardiac arrest, heart stopped
cardiopulmonary resuscitation, CPR
carer, caregiver, care giver
cervical screening, smear test, pap smear, pap test
cessation, quit, quitting
chemotherapy, chemo
chickenpox, varicella
cholecystectomy, gallbladder removal
chronic obstructive pulmonary disease, COPD
chronic, long term, long lasting
cold sore, herpes labialis
computed tomography, CT, CT scan, CAT scan
concussion, mild traumatic brain injury
congenital, from birth, born with
conjunctivitis, pink eye
constipation, constipated
contraception, birth control, contraceptive
convulsion, seizure
corticosteroid, steroid
deep vein thrombosis, DVT
dental caries, tooth decay, cavity
depression, depressed
dermatitis, eczema
dermal, skin
diabetes mellitus, diabetes
diarrhoea, loose stools
dizziness, dizzy, lightheaded
doctor, physician, clinician
dose, dosage
dysmenorrhoea, period pain, painful periods, menstrual cramps
dyspnoea, shortness of breath, breathlessness, short of breath, out of breath
dysphagia, trouble swallowing, difficulty swallowing
echocardiogram, heart ultrasound
electrocardiogram, ECG, EKG
emergency department, accident and emergency, emergency room
endoscopy, camera test
epistaxis, nosebleed
erectile dysfunction, impotence
exercise, physical activity, working out
eyesight, vision
fainting, syncope, passing out, blackout
fatigue, tiredness, tired, exhausted
febrile, feverish
fever, high temperature, pyrexia
flatulence, passing gas
flu, influenza
fracture, broken bone
gastric, stomach
gastroenteritis, stomach flu, stomach bug
general practitioner, family doctor
glandular fever, infectious mononucleosis, mono
German measles, rubella
haemorrhage, bleeding, bleed
haemorrhoids, piles
hay fever, allergic rhinitis
heart attack, myocardial infarction
heart failure, congestive heart failure
hepatic, liver
heredity, hereditary, inherited, runs in the family
hives, urticaria
hormone replacement therapy, HRT
hormonal therapy, hormone therapy, endocrine therapy
hypertension, high blood pressure
hypotension, low blood pressure
hyperglycaemia, high blood sugar
hypoglycaemia, low blood sugar, hypo
hypercholesterolaemia, high cholesterol
hyperlipidaemia, high blood fats
hyperthyroidism, overactive thyroid
hypothyroidism, underactive thyroid
hysterectomy, womb removal
immunisation, vaccination, vaccine, jab
incontinence, leaking urine, bladder control
infant, baby, newborn
inflammation, swelling
injection, shot, jab
insomnia, sleeplessness, trouble sleeping, cannot sleep
irritable bowel syndrome, IBS
itching, itch, itchy, pruritus
jaundice, yellow skin
kidney stone, renal calculus, nephrolithiasis
leukaemia, blood cancer
lump, mass
malignant, cancerous
magnetic resonance imaging, MRI, MRI scan
mammogram, mammography, breast x-ray
mastectomy, breast removal
medication, medicine, drug, meds
menopause, change of life
menstruation, period, menstrual period
metastasis, secondary cancer, spread
miscarriage, spontaneous abortion, pregnancy loss
motor neurone disease, amyotrophic lateral sclerosis, ALS
nausea, feeling sick, sick to my stomach
neoplasm, tumour, tumor
nephropathy, kidney disease
neuropathy, nerve damage
numbness, numb
obesity, obese, overweight
obstructive sleep apnoea, sleep apnoea, sleep apnea
oedema, fluid retention
oncologist, cancer doctor
operation, surgery, surgical
oral contraceptive, birth control pill, the pill
osteoporosis, brittle bones, thin bones
otitis media, ear infection, middle ear infection
paediatrician, children's doctor
palpitations, racing heart, heart racing
paralysis, paralysed, cannot move
pneumonia, lung infection, chest infection
postpartum, postnatal, after birth
pregnancy, pregnant
prognosis, outlook, chance of recovery, life expectancy, survival
prophylaxis, prevention, preventive
psychiatric, mental health
pulmonary, lung
pulmonary embolism, blood clot in the lung, PE
radiation therapy, radiotherapy, radiation treatment, radiation
radiograph, x-ray
recurrence, relapse, came back, comes back
renal, kidney
respiratory, breathing
rhinorrhoea, runny nose
rheumatoid arthritis, RA
sexually transmitted infection, sexually transmitted disease, STI, STD
shingles, herpes zoster
smoking, smoke, cigarettes, tobacco
sore throat, pharyngitis
spine, backbone
sputum, phlegm
stroke, cerebrovascular accident
stool, faeces, feces, poo, bowel movement
suture, stitches
tablet, pill
testicle, testis
tetanus, lockjaw
thyroid stimulating hormone, TSH
tinnitus, ringing in the ears
toxicity, poisoning
transient ischaemic attack, mini stroke, TIA
tuberculosis, TB
ultrasound, sonogram, ultrasonography, sonography
umbilicus, belly button, navel
urinary tract infection, UTI, bladder infection, cystitis
urinate, urination, pee, passing water
urine, pee, wee
uterus, womb
vertigo, spinning
vomiting, throwing up, vomit, being sick
wart, verruca
weight loss, losing weight, lose weight
wheeze, wheezing
"""


def synonyms(language: str) -> tuple[tuple[str, ...], ...]:
    """Names of one thing, one tuple a meaning; none for a language that has no list."""
    text = {"en": _ENGLISH}.get(primary(language), "")
    return tuple(tuple(name.strip() for name in line.split(",")) for line in text.strip().splitlines())
