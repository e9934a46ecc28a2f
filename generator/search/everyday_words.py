"""Words of every day that are spelt right, whether a library has them or not, as the analysis folds them.

A small library knows a thousand words. To it "cost" looks like a misspelling of "most", "diet" of "die". A word of this
list is never corrected, completed or split: where the library does not have it, the query asks for something that is
not there. Written by hand around health, money, the body, home and work. Low-weight words (`function_words`) are treated alike. Add a word when a query is corrected that needs no correction.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.language.tags import primary

_EVERYDAY: Mapping[str, str] = {
    "en": """
ache aches acne alcohol allergies allergy ankle ankles ants anxiety apple apples arthritis asthma aunt autism
babies baby bake baking balance ball bald band bank banks bare bath bathe bathroom baths bath beach bean beans beard beat bed
bedroom beds bee beef beer beers bees bell belly belt bend bike bikes bill bills bird birds bite bites bitter bladder blanket
blind blister blisters boat boil bolt book books boot boots bore boss bottle bottom bowel bowels bowl box boxes boy boyfriend
boys bra brace bras bread break breakfast bride bridge broke broken bruise bruises budget bug bugs burn burned burning burns
burp bus buses business busy butter button buy
cake cakes calcium calf calm camp cane cap car card cards careful career cars cart cash cast cat cataract cats ceiling cereal
chair chairs charge charges charity cheap cheese chef chew chicken chicks chin chip chocolate cholesterol church cigarette
cigarettes clean cleaning climb clock cloth clothes clothing club coat coats coffee coin coke cold colds colon color
colour comb comfort company computer cook cooking corn cost costly costs cotton couch couple court cousin cover coverage covered
covers covid cow cramp cramps cream creams credit crib crime cruise cry crying cup cups curl cut cuts cycle cycling cyst
dairy damp dance dancing dark data dating dead deaf deal death debt debts deep degrees dental dentist deodorant depressed
depression desk dessert diabetes diabetic diaper diapers diarrhea diet dietary diets dine dinner dirt dirty dish dishes divorce
dog dogs door doors dream dreams dress dressing drink drinking drinks drive driver driving drop drops drunk dry dryness duck
dust duty dye
ear earache ears earn east easy eat eating eczema egg eggs elbow elbows employer engine eye eyebrows eyelashes eyes
faint fair faith fall falling falls fame farm fast fasting fasts fate fault fear fears feed feeding fees feet fence fertile
fertility fever fevers fiber fibre fight film finger fingernails fingers fire fish fist fitness fix flash flashes flat flesh
flight flights floor flour flower flowers flu fly flying foam food foods foot football forehead fork formula freeze freezing
fridge friend friends front frozen fruit fruits fuel fun fund funds funeral funny fur furniture
gain gained gains game games garage garden gardening garlic gas gel ghost gift gifts girl girlfriend girls glass glasses
glove gloves glue gluten goat gold golf gout gown grandchildren grandfather grandma grandmother grandpa grapefruit grass gray
grief grip groceries groin guest guilt guilty guitar gum gums gut gym
habit habits hair haircut hairs hall hand handle hands hang happy hat hate hats hay head hear hearing heat heater heel heels
hide highway hike hiking hill hips hip hit hobbies hobby holiday holidays home homeless homes honey horse horses hot hotel hotels
hour hourly hours house houses housing hug hungry hunt hunger hurry husband hygiene
ice ill income infant infants infertility inhaler insect insomnia instagram insurance insured insurer intercourse internet
iron island itch itches itching itchy
jacket jail jaw jaws jelly jewelry job jobs jog jogging joint joints joke juice jump
kettle key keyboard keys kick kidney kidneys kiss kissing kit kitchen kite knee knees knives
lady lake lamb lamp lamps land lane laptop late laugh laundry law lawn laws lawsuit lawyer lawyers lazy leaf leak leaks
leather leaves lemon lend lens lice license lid lie lied lift lifting limb limbs limit limp lion lip lips liquid liquor liver
loan loans lock log lonely loneliness loop loose lord lose losing lost lotion lotions loud love lover lovers low luck lucky
luggage lunch lupus lying
machine mad magazine mail makeup mall manicure map march market marriage married mask masks massage masseur mat mate mattress
meal meals meat medal medicaid medicare meditation melt menu metal mice microwave migraine migraines mild miles milk
mind minds mint minute minutes mirror misty mixed mobile mold mole moles money mood moods moon mortgage moss motel mouse mouth
mouths move movie movies moving mow mud muscle muscles mushroom music
nail nails nap naps napkin nausea nauseous neck neighbor nerve nervous nest net nice niece night nights nightmares nose
noses nursery nursing nut nuts
oats obese obesity ocean office oil oils onion onions opening openings orange oral oven overweight owe owner oxygen
pack paid paint palm pans pants parking parks park party passport pasta pay paycheck paying payment payments pays peace peanut
peanuts pee pen penis pension pepper perfume period periods pet pets petted petting phone photo piano pie pig pigs pill pillow pillows pills
pimple pink pint pipe pizza plane planes plant plants plate plates play playing plug pocket poison police polish pool
poop poor pork post pot potato pour power pray prayer prayers praying pregnancy pregnant price prices pride prison prostate
protein pub pull pump punch puppy purse push
quiet quit quitting
rabbit race rail rain ran rash rashes rat rate rats raw razor receipt refund refunds relax remote rent rental retire retired
retirement rice rich ride rides riding ring rings rinse ritual road roads roof room rooms root rope rose rough rub rubber
rug rugs rules run running rust
sad sadness safe safety salad salary sale sales salmon salon salt salty sand sandals sandwich sauna sauce save saving savings
scalp scar scarf scars scarves school schools scratch sea seafood seat seats sell semen senior sex sexual sexy shade shake
shampoo share sharp shave shaved shaving sheep sheet sheets shelf shell shin ship ships shirt shirts shoe shoes shop shopping
shops shorts shot shots shoulder shoulders shower showers shrimp shut shy sight sing sink sinus sit skate ski skiing skull
sleep sleeping sleepless sleepy sleeve sleeves slept slice slim slip smell smells smile smoke smoker smokers smokes smoking
snack snacks snake sneeze sneezing snore snoring snow soap soccer sock socks soda sofa soft soil sold soles song sore sores soul
soup soups sour south soy space spa spell spice spicy spider spinach spine spit spoon sport sports spouse spray spring squat
stair stairs stamp star state steak steal steam steel stem stew stick stiff sting stitches stock stomach stomachs stone stones
stool stools store storm stove strap straw street streets strip stroller strong student stuffy sugar sugars suit summer sun
sunburn sunlight sunscreen supper surf swallow swallowing sweat sweating sweats sweet sweets swim swimming sword
tablet tablets tail tall tampon tampons tan tanning tap tape tattoo tattoos tax taxes taxi tea teacher team tear tears teas teen teeth
telephone temper temperature tennis tent thick thief thigh thighs thin thirst thirsty thirdhand throat thumb thyroid ticket
tickets tie tight tile tip tire tired tiredness toast toe toenails toes toilet toilets toll tomato tongue tooth toothache
toothbrush toothpaste towel town toxic toy toys train trains transport trash travel traveling travelling tree trees trip
trips truck trust tub tube tummy tuna turkey twin twins
ugly ulcer ulcers umbrella uncle underwear uniform union upset urine uterus
vacation vaccinated vaccination vaccine vaccines vagina vaginal van vape vaping vegan vegetable vegetables vein veins
veteran virus viruses visa vision vitamin vitamins voice vote
wage wages waist walk walking walks wall wallet warm warmth wart warts wash washing wasp waste watch water wax wear wearing
weather wedding weed weekend weight weights west wet wheat wheelchair wheezing wife wig wigs window wine wines wing winter
wipe wire wood wool workout worm worms wound wounds wrap wrinkles wrist wrists
yard yeast yell yoga yogurt zinc zip zoo
""",
    "es": """
abrigo abuelos aceite acidez agua ajo alcohol alergia alergias almohada alquiler amor anillo asma autobus avion azucar
banco bano barba barco barriga bebe beber bebida bebidas beso bicicleta boca bodas bolsa bolso bosque botas brazo
cabello cabeza cadera caer caida caja cafe calle calor calvo cama caminar camisa campo canas cansada cansado cansancio cara
carne caro carro carta casa casas casada casado cejas cena cenar cerveza cine ciudad coche cocina codo colon comer comida
comidas comprar conducir copa correr costa coste costo costos cuello cuenta
dedo dedos deporte desayuno deuda deudas diabetes diarrea diente dientes dieta dietas dinero divorcio dolar dormir ducha dulce
edad ejercicio embarazada embarazo empleo encias escuela espalda estomago
fiebre flores frio fruta frutas fuego fumar fumo
gafas gato gatos gasto gastos gota gratis grasa gripe
hambre helado higado hijos hogar hombro hora horario horas hotel huevo huevos huesos
insomnio internet
jabon jefe jugo juego
labios lana leche lengua lentes libro limon llorar luna luz
maleta mano manos mar mareo mareos masaje mascota mascotas mesa miedo miel moda moto muela muelas musica muslo
nariz nausea nauseas nietos nieve ninos nino nina noche noches novela nuez
ojo ojos oido oidos olor orina oro ovarios
pagar pago pagos pan papel parque pasta pastilla pastillas pelo peluca pelucas pene pension perro perros pescado peso piel
pierna piernas pies pie piscina playa policia pollo postre precio precios prestamo prostata puerta
queso quiste
regla renta reloj resfriado riego rinon rinones rodilla rodillas ropa rosa
sabor sal salario sangre seco sed seguro seguros seno sexo silla sol solo sopa sudor sueldo sueno susto
tabaco tarjeta tatuaje taxi techo telefono tijeras tobillo tos trabajo tren tristeza
universidad
vacuna vacunas vaca vagina vaso veneno verano verdura verduras vestido viaje viajar viajes vientre vino virus vista vitamina
vitaminas vomitos voz vuelo
yoga zapato zapatos zumo
""",
}


def everyday_words(language: str) -> frozenset[str]:
    """Words of a `language` (BCP 47) that are no misspelling of any other; none where nobody has written a list."""
    return frozenset(_EVERYDAY.get(primary(language), "").split())
