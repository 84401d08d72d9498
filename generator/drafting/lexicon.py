"""The words by which news names people and says that they speak: first names, roles, states, verbs of speech."""

from __future__ import annotations

MEN = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed alan alastair albert alberto alejandro aleksandr alex alexander "
    "alexei alexey alfred ali alistair allan allen alvin amir anatoly anders andre andreas andrei andres andrew andriy andrzej "
    "andy angus anthony antoine anton antonio antony archie arthur ashton austin barack barney barry bashar ben benjamin "
    "benny bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan "
    "calum calvin cameron carl carlos cecil cedric chad charles charlie chester chris christian christoph christophe "
    "christopher chuck clarence clark claude clay cliff clifford clint clive cole colin connor conor craig curtis cyril "
    "damian damien dan daniel danny darrell darren dave david dean dennis denis derek desmond devin dick didier diego dieter "
    "dimitri dirk dmitri dmitriy dmitry dominic dominique don donald doug douglas duncan dwayne dwight dylan earl ed eddie "
    "edgar eduardo edward edwin elijah elliot elliott elon emilio emmanuel enrique eric erik ernest ernesto ethan eugene "
    "evan fabian felipe felix ferdinand fernando finn floyd francesco francis francisco francois frank franklin franz fred "
    "freddie frederick frederik fritz gabriel gareth garry gary gavin gene geoff geoffrey george gerald gerard gerhard "
    "gerry gianni giles giorgio giovanni giuseppe glen glenn gordon graeme graham grant greg gregg gregory guido guillermo "
    "gus gustavo guy hamid hamza hank hans harold harris harrison harry harvey hassan hector heinrich helmut henri henrik henry "
    "herbert herman hiroshi horst howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques jaime "
    "jair jake jakob james jamie jan jared jason javier jay jean jeff jefferson jeffrey jens jeremy jerome jerry jesse jim "
    "jimmy joachim joaquin joe joel joey johan johann johannes john johnny jon jonas jonathan jordan jorge jose josef joseph "
    "josh joshua juan jules julian julio jurgen justin kamal karl karim kaveh keir keith kelvin ken kenneth kenny kevin khaled "
    "khalid kieran kurt kyle lachlan lamar lance larry lars laurence laurent lawrence lee len leo leon leonard leonid leroy "
    "leslie lewis liam lionel lloyd louis luca lucas luigi luis luiz lukas luke magnus mahmoud malcolm manuel marc marcel "
    "marco marcos marcus mario mark marshall martin marty marvin mateusz matt matteo matthew matthias maurice mauricio max "
    "maxim mehdi mehmet michael michel miguel mike mikhail milan miles milos mitch mitchell mohamed mohammad mohammed "
    "mohamad moussa muhammad mustafa naftali nathan nathaniel neil nelson nicholas nick nicolas nicolai nigel nikita nikolai "
    "noah noel norman oleg oleksandr oleksiy oliver olivier omar oscar osama otto owen pablo paolo pascal patrick paul pavel pedro "
    "pete peter petr petro phil philip philippe phillip pierre piotr rafael raj rajesh ralph ramon ramzan randall randy rashid raul "
    "ravi ray raymond recep reginald rene reza ricardo richard rick ricky rob robbie robert roberto rod roderick rodney rodrigo "
    "roger roland roman romano ron ronald ronnie ross roy ruben rudolf rudy rupert russell ryan sajid salman salvador sam samir "
    "samuel sandy saul scott sean sebastian serge sergei sergey sergio seth shane shaun shinzo sidney silvio simon sourav spencer "
    "stan stanislav stanley stefan stephan stephane stephen sterling steve steven stewart stuart sunil sven sylvain tarek tariq ted "
    "terence terrence terry theo theodore thierry thomas tim timothy toby todd tom tomas tommy tony tracey travis trent trevor "
    "tristan tyler umar vadim valentin valery vernon vic victor vijay viktor vincent vinod vitali vitaly vivek vladimir vladislav "
    "volodymyr wade wallace walter warren wayne wesley wilfred will willem william willie winston wolfgang xavier yannick yasser "
    "yevgeny yitzhak youssef yuri yusuf zac zach zachary zoran bilal farid hakeem idris jamal jerzy kofi kwame lech mick moses "
    "narendra olaf pekka pranab rishi sadiq shahid tarique tenzin tomasz uwe vikram wojciech yoshihide zahid nico niko ollie "
    "alfie humphrey ira walt dale hal sol bert len roy conrad alton chuck wayne lyle clyde floyd emmett otis rufus silas ezra caleb levi asher jonah micah gideon abel amos cyrus reginald cornelius percy basil clement ambrose lucien bastien thibault mathieu matthieu gilles yves alain didier olivier remy rémy lorenzo matteo alessandro davide stefano massimo silvano gianluca joão joao thiago tiago rafa nuno rui vasco zlatan goran dragan milorad slobodan ivica luka lukasz jakub zbigniew stanislaw bartosz ondrej vaclav jiri petr milos bohdan taras ostap vasyl mykola abdel abdulaziz abdulrahman saad faisal turki nasser hossein mahdi javad reza ashraf pervez nawaz asif bilawal sanjay ajay amit arun ashok deepak dinesh harsh hemant manish mukesh nitin prakash rahul rakesh rohit sandeep sanjeev shashi suresh vinay vishal hiroki kenji takeshi satoshi yuki kazuo shigeru akira daisuke makoto jin wei callum rory ewan euan hamish mason troy chip hunter carter tucker preston tanner buck butch dusty rusty skip moe manny carmine sal murray irv morty seymour "
    "rich wyatt brooks cade chet fergus declan cormac eamon seamus padraig donal niall ciaran gethin rhys dafydd huw".split()
)
WOMEN = frozenset(
    "abigail ada adele adriana agnes aisha alana alexandra alexandria alice alicia alina alison allison alyssa amal amanda amber "
    "amelia amina amy ana anastasia andrea angela angelina angie anika anita ann anna annabel annalena anne annette annie "
    "antonia april ariana arlene asma astrid audrey aung ava barbara beatrice beatriz becky belinda bernadette beth bethany betty "
    "beverley beverly bianca bonnie brenda bridget brigitte brittany camilla candace carla carmen carol carole caroline carolyn "
    "carrie cassandra catherine cathy cecilia celia celine charlotte chelsea cherie cheryl chloe christiane christina christine "
    "cindy claire clara claudia colleen connie constance cora corinne courtney cressida crystal cynthia daisy dana daniela danielle "
    "daphne dawn deborah debbie debra deirdre delia delphine denise diana diane dilma dolores dominika donna dora doris dorothy edith "
    "edna eileen elaine eleanor elena eliza elisabeth elise elizabeth ella ellen ellie elsa emily emma erica erika erin esther "
    "ethel eva eve evelyn faith farah fatima felicity fiona flora florence frances francesca freda freya gabriela gabrielle gail "
    "gemma genevieve georgia georgina geraldine gertrude gillian gina giorgia giselle gita gladys glenda gloria grace greta "
    "gwen hannah harriet hayley hazel heather heidi helen helena helene hilary hillary holly hope ida imelda imogen ingrid irene "
    "irina iris irma isabel isabella isabelle ivana ivanka jacinda jackie jacqueline jade jana jane janet janice janine jasmine "
    "jeanette jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodie josephine joy joyce juanita judith "
    "judy julia juliana julie juliet june kaja kamala karen karin karina karla kate katarina katerina katharine katherine kathleen "
    "kathryn kathy katie katrina katy kay kayla kelly kemi kerry kim kimberly kirsten kirsty kristen kristin kristina lara larissa "
    "latoya laura lauren laurie layla leah leanne leila lena leslie letitia lidia lillian lily linda lindsay lindsey lisa liz liza lois "
    "loretta lori lorna lorraine louise lucia lucinda lucy luisa lydia lynn lynne mabel madeleine maggie malala mandy manuela "
    "marcia margaret margarita margot marguerite maria mariam marian mariana marianne marie marilyn marina marine marjorie "
    "marlene marta martha martina mary maryam matilda maureen maxine maya megan meghan melania melanie melinda melissa mercedes "
    "meredith mia michaela michele michelle mila mildred millie minnie miranda miriam moira molly mona monica monique myra nadia "
    "nadine nancy naomi natalia natalie natasha nathalie nell nicola nicole nina noelle nora noreen norma nuala octavia olga olivia "
    "olena oksana ophelia pamela pat patience patricia patty paula pauline pearl peggy penelope penny petra philippa phoebe phyllis polly "
    "priscilla priti priya rachel ramona rania rebecca regina renata renee rhoda rhonda rita roberta robin robyn rosa rosalind rose "
    "rosemary roxanne ruby ruth sabine sabrina sadie sally samantha sandra sanna sara sarah sasha savannah selena serena shannon sharon "
    "sheila shelley shirley sian silvia simone sinead siobhan sofia sonia sonya sophia sophie stacey stella stephanie sue summer "
    "susan susanna susie suzanne svetlana sviatlana sylvia sylvie tamara tania tanya tara tatiana teresa tess tessa thelma "
    "theresa tiffany tina toni tracy trisha trudy ursula valerie vanessa vera verity veronica vicky victoria viola violet virginia "
    "vivian viviane wanda wendy whitney wilma winifred xiomara yasmin yolanda yulia yvette yvonne zainab zara zoe ngozi roula "
    "niamh aoife orla grainne sorcha catriona morag elspeth eilidh bronwen carys angharad usha indira sonali deepika meera doreen nora ava denise hana milena marta hanna ingrid sunita priya jaya mei noor lotte tamsin darlene dolores ines bette philippa maeve ottoline teresa wanda angela sviatlana annika astrid birgit britt camille chiara elodie francoise françoise giulia ilaria ines jocelyne lucie ludmila lyudmila margarethe mathilde milica monika nadezhda olesya paola raquel rocio rosario rosalia sabrina simona soledad svitlana tatyana tetiana valeria valentina veronika ximena yelena yevgenia zuzana zsuzsa ayesha bushra fatou hina khadija leila mina nazanin nasrin parveen rukhsana sadia samira shabana shirin soraya tahira yasmeen zahra anjali aparna asha divya kavita lakshmi nandini neha pooja preeti radha rekha shreya sunita sushma akiko haruka keiko michiko naoko sakura yoko yumi jiwoo gertie hattie lottie mavis muriel nettie opal rosie sheryl tammy trudie wendi ebony shanice tanisha keisha latisha beyonce rihanna".split()
)
EITHER = (MEN & WOMEN) | frozenset(
    "alex sam chris jordan taylor morgan casey jamie robin lee kim pat jean ellis jan lindsey lindsay dana kelly stacey stacy "
    "courtney shannon kerry tracy tracey jackie sandy lynn laurie shelby sydney sidney quinn frankie andrea nicola simone michele "
    "sasha nikita ilhan jody jodie dominique vinnie mel gale leslie lesley stevie bobbie billie charlie jo jessie terry marion beverly "
    "vivian meredith aubrey avery riley reese peyton payton hayden parker skyler rowan blake brett ashley kit dakota drew "
    "eden emerson finley harley jules kai kendall lane logan loren marley monroe paris phoenix sage shea tatum toni ariel angel "
    "kiran jyoti manpreet harpreet gurpreet wei ming yu hyun jun whitney hilary alexis zane carey yuki makoto mika sascha blair "
    "darcy devon mackenzie skylar addison shay remy nicky kris jess jocelyn laurence jaime jin minh anh yan amal ihsan nour noor "
    "ngoc uche cameron ira".split()
)
"""First names that tell no gender."""

NOBLE = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "dame": "f",
    "lord": "m",
    "lady": "f",
} | dict.fromkeys(
    "alhaji mzee herr monsieur signor señor senor monsignor king prince duke earl baron father brother imam rabbi pope sheikh chairman spokesman congressman councilman assemblyman".split(),
    "m",
)
NOBLE |= dict.fromkeys(
    "alhaja hajia frau madame mme mlle signora señora senora queen princess duchess countess baroness sister chairwoman spokeswoman congresswoman councilwoman assemblywoman".split(),
    "f",
)
"""Titles and the gender that they tell."""

_HONORIFICS = (
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend father sister brother rabbi imam sheikh pope king queen "
    "prince princess duke duchess baron baroness earl count countess gen general lt lieutenant col colonel maj major capt captain "
    "cpl corporal sgt sergeant pvt private cmdr commander adm admiral marshal brigadier cdr pc dc det detective inspector insp ch dci "
    "superintendent supt constable officer chief deputy assistant acting justice judge sen senator rep representative gov "
    "governor mayor president vice prime premier chancellor minister secretary ambassador envoy commissioner sheriff "
    "congressman congresswoman councillor councilman councilwoman councilmember coun alderwoman assemblyman assemblywoman assemblymember cllr coach manager chairman chairwoman spokesman spokeswoman spokesperson "
    "director interior foreign defense defence finance health education justice home treasury attorney solicitor speaker leader "
    "state senior former then ex archbishop bishop cardinal reverend hon rt cmsr comptroller alderman prosecutor undersecretary "
    "taoiseach tánaiste tanaiste comrade alhaji alhaja hajia mzee haji hajji datuk dato tun shri smt maulana herr frau monsieur madame mme mlle signor signora señor señora senor senora monsignor msgr secretary-general director-general attorney-general solicitor-general auditor-general vice-chancellor commander-in-chief editor-in-chief vice-president lieutenant-general ayatollah mullah crown press extraordinary plenipotentiary garda engr barr atty trooper "
    "sens reps senators representatives justices judges governors mayors ministers messrs"
)
TITLES = frozenset(_HONORIFICS.split())
"""Words that stand before a name without being part of it."""

REALMS = frozenset(
    "king queen prince princess duke duchess earl count countess baron baroness marquess viscount bishop archbishop sultan emir".split()
)
"""Ranks that make a name with what they rule: `the Duchess of Kent`."""

OFFICES = REALMS | frozenset(
    "taoiseach tánaiste president premier chancellor minister secretary ambassador envoy commissioner governor mayor senator congressman "
    "congresswoman spokesman spokeswoman spokesperson chairman chairwoman chairperson chair chief director executive officer "
    "leader head manager coach captain judge justice prosecutor attorney lawyer counsel ag cm solicitor barrister detective inspector "
    "superintendent sergeant constable sheriff general admiral colonel major commander professor doctor economist analyst "
    "strategist scientist researcher author writer novelist director actor actress singer musician artist architect engineer "
    "trooper farmer teacher headteacher principal nurse surgeon physician founder co-founder owner partner president vice-president "
    "secretary-general deputy representative adviser advisor aide negotiator diplomat official lawmaker legislator mp councillor "
    "activist campaigner organiser organizer resident neighbour neighbor witness survivor victim mother father son daughter "
    "brother sister wife husband widow widower uncle aunt cousin friend colleague boss employee worker driver pilot student "
    "pupil shopkeeper publican landlord tenant volunteer curator historian biologist ecologist climatologist epidemiologist "
    "virologist astronomer physicist chemist geologist psychologist economist sociologist journalist reporter editor columnist "
    "producer filmmaker striker midfielder defender goalkeeper forward quarterback pitcher batsman bowler winger shortstop hooker prop flanker wing full-back "
    "fly-half scrum-half centre-back linebacker cornerback slugger rookie seamer spinner all-rounder wicketkeeper playmaker outfielder "
    "champion trainer jockey skipper referee umpire bishop archbishop cardinal priest vicar pastor rabbi imam pope king queen prince princess "
    "treasurer undersecretary coordinator consultant specialist expert investigator firefighter paramedic officer banker trader "
    "investor entrepreneur developer designer planner conservationist ranger veterinarian vet chef baker brewer butcher fisherman "
    "miner trucker plaintiff defendant claimant accused whistleblower coroner magistrate ombudsman regulator watchdog "
    "democrat republican secretary-treasurer speaker whip frontbencher backbencher peer candidate nominee incumbent veteran soldier sailor correspondent "
    "star source insider ally person passenger commuter shopper customer fan supporter user parent caller reader viewer onlooker bystander member detainee refugee migrant patient guest tourist visitor traveller traveler homeowner motorist villager islander protester demonstrator medallist ceo cfo coo cto cio cmo cso evp svp pm mep msp qc kc td vp gm chief-executive counterpart predecessor successor opponent rival challenger contractor ferryman bookkeeper barrister moderator minister guitarist salesman businessman businesswoman sportsman housewife hiker climber swimmer cyclist runner rower sprinter boxer wrestler golfer gymnast skier bricklayer plumber electrician carpenter mechanic roofer rancher grower winemaker distiller beekeeper promoter publicist biographer critic reviewer anthropologist archaeologist sociologist immunologist oncologist cardiologist psychiatrist neurologist pediatrician paediatrician pharmacist dentist midwife carer caregiver socialworker theorist mathematician statistician meteorologist seismologist glaciologist oceanographer botanist zoologist lexicographer librarian archivist linguist philosopher theologian ethicist lobbyist pollster unionist organiser pundit commentator blogger vlogger influencer youtuber streamer gamer coder programmer hacker tycoon billionaire millionaire magnate oligarch mogul heir heiress lieutenant clerk usher bailiff juror foreman forewoman suspect convict inmate prisoner hostage fugitive gunman attacker robber thief burglar husband-to-be mum mom dad gran grandad granny granddad nan stepfather stepmother stepson stepdaughter fiance fiancee fiancé fiancée boyfriend girlfriend flatmate roommate classmate teammate team-mate bandmate soulmate toddler baby infant child kid youngster undertaker man woman boy girl teenager pensioner grandmother grandfather policeman policewoman keeper warden "
    "postmaster trustee rector dean provost chancellor tsar czar marshal colleague singer-songwriter rapper drummer guitarist "
    "comedian presenter broadcaster host playwright poet composer conductor dancer choreographer sculptor photographer".split()
)
"""Nouns that say what a person is."""

CALLINGS = frozenset(
    "observer mourner worshipper diner drinker punter bookseller well-wisher cabdriver barber hairdresser barmaid bouncer caretaker "
    "nanny babysitter coalminer docker stevedore lumberjack cowboy shepherd realtor auctioneer jeweller jeweler tailor cobbler "
    "greengrocer vendor hawker peddler merchant canvasser trainee registrar bursar headmistress schoolmaster schoolteacher scholar "
    "chaplain deacon abbot cleric mufti ayatollah guru navigator jailer parolee litigant paralegal actuary adjuster financier "
    "benefactor cellist trumpeter soprano tenor baritone ballerina clown juggler showrunner impresario stylist illustrator "
    "animator blacksmith plasterer surveyor lodger squatter citizen taxpayer voter elector constituent retiree centenarian orphan "
    "expatriate whistle-blower lad bloke chap newborn sibling twin stepsister grandchild descendant bride groom bridesmaid hostess "
    "gravedigger newsreader podcaster halfback infielder goalie netminder hurdler marathoner snowboarder skater heavyweight caddie "
    "supremo commandant gunner sniper paratrooper conscript draftee guerrilla warlord bomber shooter mugger looter rioter vandal "
    "fraudster swindler smuggler trafficker addict alcoholic eyewitness passerby passer-by backpacker mountaineer explorer diver "
    "surfer lifeguard poacher birdwatcher consul assessor parliamentarian "
    "dispatcher complainant cofounder assistant corporal brigadier attaché steward delegate patron physio fullback batter fencer "
    "contender potter weaver sommelier restaurateur hotelier locksmith forester herder academic inventor grandparent comptroller "
    "chieftain hero heroine newcomer outsider administrator gaffer ace hitman hygienist "
    "agent nephew niece medic guard marine cop hunter lecturer broker supervisor staffer councilor monarch emperor "
    "sheikh preacher missionary nun monk advocate mediator player catcher anchor painter client listener commenter cook waiter "
    "waitress bartender barista grocer cashier janitor cleaner builder welder logger fisher gardener landscaper counselor "
    "counsellor doula midwife arbitrator notary accountant auditor informant spy handler defector immigrant asylum-seeker exile "
    "dissident rebel insurgent militant fighter assailant hijacker kidnapper captive spouse teen guy lady grandson "
    "granddaughter godfather godmother donor scout recruiter teller seamstress interpreter translator narrator panelist "
    "contestant winner loser runner-up medalist athlete rider breeder forecaster astronaut cosmonaut stewardess attendant cabbie "
    "courier overseer reeve headmaster tutor instructor mentor protege apprentice intern graduate freshman sophomore "
    "valedictorian peer whip colleague motorist cyclist pedestrian heckler moderator loyalist defendant applicant bidder buyer "
    "seller lender borrower collector dealer docent usher porter concierge chauffeur gamer streamer drummer guitarist "
    "bassist frontman selectman selectwoman commodore controller recorder prefect".split()
)
"""Nouns that say what a person is, in small letters: with a capital most of them are names."""

BODIES = frozenset(
    "regime junta militia jury mosque palace outlet subsidiary ministry department office agency bureau administration government cabinet parliament congress senate house council "
    "committee commission court tribunal police force army navy union party group company firm corporation bank fund "
    "association federation league club team board authority institute university college school hospital trust charity "
    "foundation society network service embassy consulate band choir chain club squad lobby inquest military intelligence leadership delegation coastguard prosecution defence defense mission alliance coalition movement campaign organisation "
    "organization watchdog regulator airline operator manufacturer retailer supplier utility newspaper magazine agency "
    "broadcaster channel station church diocese synod inquiry panel assembly secretariat treasury watchdog chamber guild investigation "
    "start-up startup developer brewery carmaker lender insurer publisher studio museum gallery theatre theater orchestra "
    "festival centre center laboratory lab observatory television tv radio media surgery clinic practice".split()
)
"""Nouns that say what an organisation is."""

PAPERS = frozenset(
    "statement report forecast letter document treaty constitution memo memorandum ruling judgment judgement verdict lawsuit complaint "
    "indictment filing affidavit order law act bill charter resolution communique communiqué declaration message email note "
    "press-release release study paper survey review notice sign poster banner leaflet editorial article manifesto text "
    "contract agreement guidance briefing advert advertisement website post tweet petition motion plaque prospectus summary "
    "diary transcript brochure warrant placard pamphlet blog column headline caption inscription voicemail recording "
    "greeting homepage webpage sticker flyer handbook manual book video dossier guidebook obituary story profile poll analysis research".split()
)
"""Nouns that say what a document is."""

GROUPS = frozenset(
    "couple pair duo trio siblings twins grandparents liberals troops crowd marchers listeners coaches men women children "
    "family states governments countries nations delegates officials authorities police prosecutors lawyers lawmakers campaigners residents critics supporters opponents analysts "
    "experts scientists researchers investigators witnesses protesters demonstrators activists diplomats sources aides "
    "ministers judges doctors nurses teachers unions leaders economists engineers farmers families relatives neighbours "
    "neighbors people parents students staff workers executives investors traders members councillors senators republicans "
    "democrats conservatives tories labour detectives firefighters organisers organizers fans players directors locals historians "
    "villagers rescuers conservationists attorneys soldiers commanders militants rebels insiders backers detractors reviewers "
    "trolls haters voters users customers passengers commuters neighbors patients tenants workers campaigners colleagues friends employees managers inspectors regulators shareholders owners authors volunteers spokesmen".split()
)
"""Nouns that say what several people are."""

PARTISANS = frozenset(
    "Democrat Democrats Republican Republicans Tory Tories Conservative Conservatives Liberals".split()
)
"""What members of parties are called."""

PLATFORMS = frozenset(
    "Twitter Facebook Instagram YouTube TikTok Snapchat Telegram WhatsApp Reddit Google Wikipedia LinkedIn Weibo Tumblr".split()
)
"""Where everybody posts: a Facebook post is not by Facebook."""

ONE_OF = frozenset("one another some others many both".split())
"""What stands for people who were just named."""

INSTITUTIONS = frozenset(
    "University Hospital School College Elementary Institute Foundation Association Society Trust Council Committee Commission "
    "Ministry Department Agency Administration Government Campaign Party Airlines Airways Theatre Theater Museum Gallery Orchestra "
    "Network Clinic Laboratory Observatory International Equities Resources".split()
)
"""Words that are nobody's family name, even behind a first name: `Charles University`."""

ORGANISATION_WORDS = (
    frozenset(word.capitalize() for word in BODIES - {"force", "service", "fund", "team", "house", "mission"})
    | frozenset(
        "Inc Corp Ltd LLC PLC Plc Co Company Holdings Group Partners Capital Airlines Airways Motors Industries Technologies "
        "Systems Solutions Energy Pharma Pharmaceuticals Bancorp Securities Associates Brothers Sons House Force Service Fund "
        "United City Rovers Wanderers Athletic FC Cars Trains Railways Nations Court Ministry Brigade Forum Initiative Agency "
        "Research Times Post Guardian Telegraph Journal News Press Herald Tribune Review Kremlin Pentagon Treasury Commons "
        "Office Centers Centres Yard Storm Hurricane Typhoon Cyclone Watch Radio TV Television Channel Magazine Mail Mirror Sun Lords Duma Knesset Bundestag Seimas Downing Street Hall Centre Center Taliban Hamas Hezbollah Nato Unicef Unesco Treaty Act Convention Charter Accord Pact Agreement "
        "PAC Patrol Caucus Corps Guard".split()
    )
    | INSTITUTIONS
)
"""Words that tell the name of an organisation."""

STATES = frozenset(
    "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Barbados "
    "Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil Britain Brunei Bulgaria Burundi Cambodia Cameroon "
    "Canada Chile China Colombia Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt England Eritrea "
    "Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala Guinea Guyana "
    "Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya "
    "Kiribati Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg "
    "Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco "
    "Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau Palestine Panama "
    "Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Scotland Senegal Serbia Seychelles Singapore "
    "Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tonga "
    "Tunisia Turkey Türkiye Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Wales Yemen "
    "Zambia Zimbabwe US U.S. USA UK U.K. UAE EU E.U. America".split()
)
STATE_NAMES = frozenset(
    ("United States", "United Kingdom", "United Arab Emirates", "Saudi Arabia", "South Korea", "North Korea", "New Zealand",
     "South Africa", "Sri Lanka", "Costa Rica", "El Salvador", "Sierra Leone", "Burkina Faso", "Ivory Coast", "Czech Republic",
     "European Union", "Soviet Union", "Northern Ireland", "South Sudan", "Dominican Republic")
)  # fmt: skip
REGIONS = frozenset(
    ("New York", "New Jersey", "New Mexico", "New Hampshire", "North Carolina", "South Carolina", "North Dakota", "South Dakota",
     "West Virginia", "Rhode Island", "British Columbia", "New Brunswick", "Nova Scotia", "Prince Edward Island", "New South Wales",
     "South Australia", "Western Australia", "West Bank", "Gaza Strip", "Hong Kong", "Puerto Rico", "Middle East")
)  # fmt: skip
"""Parts of states, with names of several words."""
THINGS = frozenset(
    "County Island Islands Airport Highway Avenue Boulevard Road Peninsula Canyon Creek Stadium Arena Plaza Terminal Hotel "
    "Resort Cathedral Cemetery Flight Amendment Show Podcast Bowl Olympics Awards Festival Marathon Summit Breakfast Project "
    "Highlands Mountains War Wars Rights".split()
)
"""What the name of a place, a thing or an event ends with."""
STATES_SHORT = frozenset(
    "Ala Alta Ariz Ark Calif Colo Conn Del Fla Ga Ind Kan Ky Man Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Tenn Tex Va Vt Wash Wis Wyo".split()
)
"""States of America as news print them behind a town: `Dunmore, Va.`"""
PLACES = frozenset(
    "Washington Moscow Beijing London Paris Berlin Brussels Kyiv Kiev Tokyo Delhi Rome Madrid Vienna Geneva Warsaw Ankara "
    "Tehran Jerusalem Cairo Damascus Baghdad Kabul Islamabad Canberra Ottawa Pyongyang Seoul Taipei Dublin Edinburgh Cardiff "
    "Belfast Manchester Birmingham Liverpool Leeds Glasgow Bristol Oxford Cambridge York Sheffield Newcastle California Texas "
    "Florida Ohio Michigan Pennsylvania Illinois Virginia Georgia Arizona Nevada Colorado Oregon Wisconsin Minnesota Iowa "
    "Chicago Boston Philadelphia Houston Dallas Detroit Seattle Atlanta Miami Denver Phoenix Baltimore Cleveland Europe Asia Africa "
    "Lisbon Athens Stockholm Oslo Copenhagen Helsinki Amsterdam Munich Frankfurt Zurich Prague Budapest Bucharest Mumbai Kolkata "
    "Shanghai Sydney Melbourne Toronto Montreal Vancouver Nairobi Lagos Johannesburg Brooklyn Manhattan Queens Bronx Hollywood "
    "Westminster Whitehall Holyrood Stormont Alabama Alaska Arkansas Connecticut Delaware Hawaii Idaho Indiana Kansas Kentucky "
    "Louisiana Maine Maryland Massachusetts Mississippi Missouri Montana Nebraska Oklahoma Tennessee Utah Vermont Wyoming Ontario "
    "Quebec Alberta Manitoba Saskatchewan Newfoundland Queensland Tasmania Cornwall Yorkshire Lancashire Essex Kent Suffolk Norfolk "
    "Sussex Surrey Devon Dorset Jakarta Manila Bangkok Hanoi Singapore Kuala Bogota Lima Caracas Havana Santiago Karachi Lahore "
    "Dhaka Kathmandu Colombo Tripoli Tunis Algiers Rabat Accra Dakar Kampala Khartoum Harare Pretoria Beirut Amman Riyadh Doha "
    "Dubai".split()
)
NATIONALITIES = frozenset(
    "American British English Scottish Welsh Irish French German Spanish Italian Russian Ukrainian Chinese Japanese Indian "
    "Pakistani Israeli Palestinian Iranian Iraqi Syrian Turkish Greek Polish Dutch Belgian Swiss Austrian Swedish Norwegian "
    "Danish Finnish Canadian Australian Mexican Brazilian Argentine Egyptian Saudi Nigerian Kenyan Korean European African Asian "
    "Western Soviet Democratic Republican Conservative Labour Liberal Tory Green Catholic Muslim Jewish Christian Belarusian "
    "Hungarian Czech Slovak Romanian Bulgarian Serbian Croatian Latvian Lithuanian Estonian Afghan Lebanese Jordanian Vietnamese "
    "Thai Indonesian Malaysian Filipino Portuguese Chilean Peruvian Colombian Venezuelan Cuban Ghanaian Ethiopian Kiwi Arab "
    "Emirati Qatari Kuwaiti Bahraini Omani Yemeni Libyan Tunisian Algerian Moroccan Sudanese Somali Congolese Ugandan Rwandan Tanzanian Zimbabwean Zambian Cameroonian Senegalese Malian Georgian Armenian Azerbaijani Kazakh Uzbek Nepali "
    "Nepalese Bangladeshi Burmese Cambodian Mongolian Taiwanese Singaporean Bolivian Ecuadorian Paraguayan Uruguayan Guatemalan Honduran Salvadoran Nicaraguan Panamanian Haitian Jamaican "
    "Roman Viking Saxon Norman Victorian Edwardian Tudor Ottoman Hispanic Latino Latina Latin Caucasian Indigenous Aboriginal Maori Icelandic Slovenian Bosnian Kosovan Albanian Macedonian Montenegrin Moldovan Cypriot Maltese Tibetan Kurdish Catalan Basque Flemish Californian Texan Spaniard Dane Swede Finn Scot Briton Turk Serb Croat Frenchman Englishman Irishman Dutchman Welshman Scotsman Northern Southern Eastern Central North South East West New US U.S. UK U.K. EU UN U.N.".split()
)
"""Adjectives that stand before a role: no part of a name that follows them."""

DEMONYMS = frozenset(
    "kiwi aussie spaniard dane swede finn scot pole turk briton serb croat frenchman frenchwoman englishman englishwoman irishman irishwoman "
    "welshman welshwoman scotsman dutchman dutchwoman new-yorker londoner parisian".split()
) | {word.lower() for word in NATIONALITIES if word.endswith(("an", "ian")) and word != "Central"}
"""Nouns that say where a person is from: `the Spaniard`."""

CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday "
    "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays "
    "Friday Saturday Sunday Christmas Easter Ramadan Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat "
    "Sun".split()
)
FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet for of to in on at by from with without within about above across after against along "
    "amid amidst among around as before behind below beneath beside besides between beyond despite down during except inside "
    "into like near off onto out outside over past since through throughout till toward towards under until unlike up upon "
    "via while when where whereas wherever whether who whom whose which what why how that this these those there here then "
    "than if unless because although though once not no none never neither either both each every all any some many much "
    "more most few several other others another such same only just even still also again too very he she it they we you i "
    "him her them us me his hers its their theirs our ours my mine your yours himself herself itself themselves is are was "
    "were be been being am do does did done has have had having will would shall should can could may might must ought let "
    "one two three four five six seven eight nine ten first second third last next earlier later now today yesterday tomorrow "
    "however meanwhile moreover furthermore nevertheless nonetheless instead indeed perhaps maybe asked according speaking "
    "following including based given seeking while yes well oh please ok okay nearly almost according earlier later "
    "afterwards finally recently previously currently separately additionally similarly ultimately initially originally "
    "nothing something everything anything everyone someone anyone nobody people officials police authorities critics experts "
    "under over last next new old according late early back far long soon often sometimes usually always thus hence "
    "therefore otherwise half dozens hundreds thousands millions less least part rather quite "
    "likewise nearby backstage overseas abroad upstairs downstairs downtown online onstage indoors elsewhere despite regarding concerning addressing responding reacting writing commenting asked tasked born".split()
)

_REGULAR = (
    "accuse acknowledge add admonish apologise apologize thank regret advise affirm allege announce answer appeal argue ask assert assure bark beam "
    "bellow blast bluster boast brag caution chide claim clarify comment complain concede conclude concur crack confess confide confirm "
    "contend continue counter croak criticise criticize cry deadpan declare decree demand deny detail disagree disclose "
    "echo elaborate emphasise emphasize enthuse estimate exclaim explain express exult fume gasp growl grumble guess gush hint imply "
    "implore indicate inform inquire enquire insist instruct interject joke laugh lament lecture maintain marvel mention moan muse "
    "mutter note object observe offer opine order outline plead pledge point ponder posit post predict proclaim promise pronounce propose "
    "protest query question quip rail rant rap reaffirm reason reassure rebut recall reckon recommend recount "
    "reflect reiterate rejoice relate remark remember remind reminisce repeat reply report request respond retort reveal highlight fear rave advocate advertise roar "
    "scoff scream shout shriek sigh signal smile snap snarl snort sob specify speculate state stipulate stress submit suggest "
    "summarise summarize surmise tease testify thunder tweet underline underscore urge venture volunteer vow wail warn "
    "whisper wonder worry yell chuckle chime muse stammer stipulate theorise theorize text email reassert attest "
    "interrupt mouth chant pose hiss mumble murmur sneer taunt fret coo purr splutter stutter gasp plead boom riff "
    "groan giggle sniff howl rasp squeal whine yelp holler jest demur cackle refute recite "
    "beg rejoin parry intone drawl grouse gripe huff gloat crow blurt caption vent weigh wink message admit scowl grin shrug nod "
    "aver avow chirp chortle divulge exhort grunt harrumph intimate narrate preach rage recollect scold seethe sputter storm threaten "
    "utter whoop wince wisecrack smirk charge share".split()
)
_CALLING = (
    "call describe dismiss hail praise label brand slam dub denounce condemn decry deride characterise characterize welcome "
    "reject mock term blame celebrate attack blast ridicule lambast criticise criticize depict deem tout quote cite "
    "paint portray trash bill refer compare liken defend laud commend rate "
    "view regard perceive herald extol applaud salute castigate berate assail excoriate deplore bemoan denigrate disparage belittle rebuke chastise fault".split()
)
_IRREGULAR = {
    "say": "says said saying", "begin": "began", "tell": "tells told telling", "write": "writes wrote written writing",
    "radio": "radioed", "press": "pressed", "text": "texted", "telephone": "telephoned", "cable": "cabled",
    "swear": "swears swore sworn swearing", "speak": "speaks spoke spoken speaking", "think": "think thinks thought thinking",
    "read": "reads read reading", "sing": "sings sang sung singing", "shoot back": "shoots&back shot&back",
    "go on": "goes&on went&on going&on", "put it": "puts&it put&it", "chime in": "chimes&in chimed&in",
    "cut in": "cuts&in cut&in cutting&in", "break in": "broke&in breaks&in",
    "point out": "points&out pointed&out pointing&out", "hit back": "hits&back hit&back hitting&back",
    "fire back": "fires&back fired&back", "lash out": "lashes&out lashed&out", "weigh in": "weighs&in weighed&in",
    "sum up": "sums&up summed&up summing&up", "feel": "feel feels felt", "hold": "holds held",
    "rule": "ruled rules ruling", "find": "found finds", "believe": "believe believes believed believing", "agree": "agrees agreed agreeing", "talk": "talks talked talking of",
    "speak of": "speaks spoke speaking", "assume": "assumes assumed", "suspect": "suspects suspected", "hope": "hope hopes hoped hoping", "joke": "jokes joked joking", "own up": "owned&up",
}  # fmt: skip


_DOUBLING = frozenset(
    "admit submit quip rap brag chat slam dub grin nod shrug refer snap sob beg regret rebut concur demur hum sum deadpan fret aver".split()
)
"""Verbs whose last letter is written twice before an ending."""


def _inflected(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb in _DOUBLING:
        return {verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    if verb.endswith(("s", "sh", "ch", "x")):
        return {verb, f"{verb}es", f"{verb}ed", f"{verb}ing"}
    extra = {f"{verb}led", f"{verb}ling"} if verb in ("label", "signal", "marvel") else set()
    return {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"} | extra


def _forms(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in _inflected(verb))


CALLING = _forms(_CALLING)
"""Forms of verbs that give something a name: `called it “a farce”`."""
BARE = frozenset((*_REGULAR, *_CALLING))
"""Forms in which verbs stand behind several people, or behind `will` and the like: `they claim`."""
_PLAIN = _forms(_REGULAR) | {
    form.replace("&", " ") for forms in _IRREGULAR.values() for form in forms.split() if form != "of"
}
SPEECH = frozenset((_PLAIN | CALLING | {"say", "tell", "write", "put it", "according to"}) - {"state"})
"""Forms of verbs that lead to or follow words spoken."""
SAYING = frozenset(
    form
    for form in SPEECH
    if form.split()[0]
    in (
        "say says said saying tell tells told add adds added adding write writes wrote ask asks asked reply replies replied explain "
        "explains explained insist insists insisted warn warns warned announce announced declare declared state stated "
        "tweet tweeted posted argue argued argues admit admitted continue continued conclude concluded note noted joke joked "
        "recall recalled remark remarked respond responded stress stressed reveal revealed put goes went quip quipped shouted "
        "cried whispered yelled observed commented testified confirmed conceded acknowledged emphasised emphasized claimed "
        "promised vowed urged complained suggested reiterated repeated countered retorted exclaimed"
    ).split()
)
"""The verbs that hardly mean anything but speech."""
TELLING = frozenset(
    "said says told tells asked asks added adds replied replies wrote writes explained explains joked quipped shouted insisted "
    "insists admitted admits tweeted posted recalled recalls remarked".split()
)
"""The verbs that make a speaker of whatever is their subject."""
WEAK = frozenset(
    "crack cracks cracking view views assumes assumed suspects suspected ruled rules ruling found finds think thinks thought thinking feel feels felt hold holds held read reads reading believe believes believed believing "
    "detail details detailed offer offers offered offering order orders ordered ordering point points pointed "
    "pointing question questions hope hopes hoped report reports talk talks rap raps email emails text texts message messages post "
    "posts reason reasons claim claims comment comments answer answers worry worries demand demands request requests guess "
    "object objects state states estimate estimates estimated appeal appeals promise pledge vow vows stress warning detail "
    "order note notes cry appeals protest protests roar fume echo echoes echoed smile smiled smiling laugh laughed laughing "
    "bill bills term terms tout brand brands label labels speak speaks spoke spoken paint paints attack attacks decree volunteer "
    "volunteers point experts query attest weigh continue continues continued continuing worrying speaking talking "
    "intimate intimates fear fears advocate advocates fault faults salute salutes began rate rates rating rage rages storm storms stormed charge charges charged charging share shares shared sharing".split()
)
"""Forms that are often nouns or mean something else: they lead to speech only where the sentence leaves no doubt."""
SAME_OFFICE = tuple(
    frozenset(group.split())
    for group in (
        "judge justice magistrate", "lawyer attorney solicitor barrister counsel", "ceo chief-executive boss", "coach manager boss trainer gaffer",
        "chairman chairwoman chair chairperson", "mother mum mom", "father dad", "officer detective inspector constable sergeant",
        "politician lawmaker senator congressman congresswoman representative legislator mp", "singer star rapper musician",
        "actor actress star", "author writer novelist", "doctor physician surgeon", "professor academic researcher scientist",
        "spokesman spokesperson", "spokeswoman spokesperson", "premier minister", "king monarch", "queen monarch", "pope pontiff", "nominee candidate", "sheriff lawman", "minister secretary", "envoy ambassador diplomat",
    )
)  # fmt: skip
"""Offices that name one person in turn: the judge is Mr Justice Lee."""
SHARED_OFFICES = frozenset(
    "minister president premier chancellor secretary ambassador envoy governor mayor chief director spokesman spokeswoman coach manager "
    "captain chairman chairwoman leader ceo king queen prosecutor".split()
)
"""Offices that one has and another one elsewhere, their counterpart."""
SHORT_TITLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain",
    "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "det": "detective", "insp": "inspector", "supt": "superintendent",
    "prof": "professor", "cllr": "councillor", "coun": "councillor", "rev": "pastor", "dr": "doctor",
}  # fmt: skip
"""What titles are short for."""
SPOKEN_NOUNS = (
    "announcement statement comment comments remark remarks claim claims assertion warning promise pledge vow words message "
    "description characterisation characterization insistence suggestion argument complaint call demand admission declaration "
    "prediction belief view contention accusation allegation observation reference question speech letter tweet post phrase "
    "slogan mantra motto answer response reply testimony assessment appeal".split()
)
"""Nouns that carry speech: `Austin’s promise of “…”`."""
