//! Lists in the encodings of before UTF-8, as old spreadsheets and ticket shops write them.

use encoding_rs as tables;
use shouldmeet::intake::{Mapping, Sheet, decode, registrations};

/// The bytes of a text that has no letter which the encoding lacks.
fn written(text: &str, table: &'static tables::Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = table.encode(text);
    assert!(!lossy, "{} cannot spell {text}", table.name());
    bytes.into_owned()
}

/// A list as it is exported, the encodings in which it may come, and its first name.
const LISTS: [(&str, &[&tables::Encoding], &str); 23] = [
    (
        "Imię;Nazwisko;Adres e-mail;Firma;Mogę pomóc w\r\n\
         Łukasz;Wiśniewski;lw@x.example;Żółw Sp. z o.o.;księgowość\r\n\
         Małgorzata;Zając;mz@x.example;Źródło;sprzedaż\r\n",
        &[tables::WINDOWS_1250, tables::ISO_8859_2],
        "Łukasz Wiśniewski",
    ),
    (
        "Jméno;Příjmení;E-mail;Organizace\r\nJiří;Dvořák;jd@x.example;Škoda\r\n\
         Zdeněk;Růžička;zr@x.example;Česká pošta\r\n",
        &[tables::WINDOWS_1250, tables::ISO_8859_2],
        "Jiří Dvořák",
    ),
    (
        "Név;E-mail;Cég;Miben tudsz segíteni?\r\nErdős Gergő;eg@x.example;Fűrész Kft.;könyvelés\r\n\
         Szűcs Győző;sz@x.example;Tűzoltó Zrt.;értékesítés\r\n",
        &[tables::WINDOWS_1250, tables::ISO_8859_2],
        "Erdős Gergő",
    ),
    (
        "Фамилия;Имя;E-mail;Компания;Должность\r\nИванова;Дарья;di@x.example;Ромашка;Юрист\r\n\
         Смирнов;Пётр;ps@x.example;Яндекс;Инженер\r\n",
        &[tables::WINDOWS_1251, tables::KOI8_U, tables::IBM866, tables::ISO_8859_5],
        "Дарья Иванова",
    ),
    (
        "Name;E-mail;Company\r\nДарья Иванова;di@x.example;Ромашка\r\n",
        &[tables::WINDOWS_1251, tables::KOI8_U],
        "Дарья Иванова",
    ),
    (
        "Прізвище;Ім'я;Електронна пошта;Місце роботи\r\nШевченко;Їжак;ts@x.example;Київстар\r\n",
        &[tables::WINDOWS_1251],
        "Їжак Шевченко",
    ),
    (
        "Ονοματεπώνυμο;Email;Εταιρεία\r\nΓιώργος Παπαδόπουλος;gp@x.example;Ελληνικά Πετρέλαια\r\n\
         Ελένη Ιωάννου;ei@x.example;Άλφα\r\n",
        &[tables::WINDOWS_1253, tables::ISO_8859_7],
        "Γιώργος Παπαδόπουλος",
    ),
    (
        "Adı;Soyadı;E-posta;Şirket\r\nİbrahim;Yıldırım;iy@x.example;Güneş A.Ş.\r\n\
         Ayşe;Çağlar;ac@x.example;Işık Okulları\r\n",
        &[tables::WINDOWS_1254],
        "İbrahim Yıldırım",
    ),
    (
        "שם פרטי,שם משפחה,אימייל,חברה\r\nדוד,כהן,dk@x.example,בנק\r\nרחל,לוי,rl@x.example,בנק\r\n\
         שרה,לוי,sl@x.example,בנק\r\nמשה,לוי,ml@x.example,בנק\r\nדוד,מזרחי,dm@x.example,בנק\r\n",
        &[tables::WINDOWS_1255],
        "דוד כהן",
    ),
    (
        "الاسم الكامل,البريد الإلكتروني,الشركة\r\nمحمد العلي,ma@x.example,شركة النور\r\n\
         فاطمة حسن,fh@x.example,جامعة القاهرة\r\n",
        &[tables::WINDOWS_1256],
        "محمد العلي",
    ),
    (
        "Vardas;Pavardė;El. paštas;Įmonė\r\nŽydrūnas;Šimkus;zs@x.example;Ąžuolas\r\n\
         Agnė;Čepaitė;ac@x.example;Rūta\r\n",
        &[tables::WINDOWS_1257],
        "Žydrūnas Šimkus",
    ),
    (
        "Vārds;Uzvārds;E-pasts;Uzņēmums\r\nJānis;Bērziņš;jb@x.example;Dzintars\r\n\
         Līga;Kalniņa;lk@x.example;Latvijas Dzelzceļš\r\n",
        &[tables::WINDOWS_1257],
        "Jānis Bērziņš",
    ),
    (
        "申込番号,お名前,フリガナ,メールアドレス,会社名\r\n1001,渡辺 明美,ワタナベ アケミ,wa@x.example,銀河データ（株）\r\n",
        &[tables::SHIFT_JIS, tables::EUC_JP],
        "渡辺 明美",
    ),
    (
        "name,email,company\r\n松本 治,mo@x.example,フリーランス\r\n",
        &[tables::SHIFT_JIS, tables::EUC_JP],
        "松本 治",
    ),
    (
        "姓名,邮箱,公司,职位\r\n张伟,zw@x.example,银河数据有限公司,工程师\r\n王芳,wf@x.example,清华大学,教授\r\n",
        &[tables::GBK, tables::GB18030],
        "张伟",
    ),
    ("Name,Email,Company\r\n李娜,ln@x.example,华为技术有限公司\r\n", &[tables::GBK], "李娜"),
    (
        "姓名,電子郵件,公司,職稱\r\n陳怡君,cy@x.example,銀河資料股份有限公司,工程師\r\n林志明,lz@x.example,臺灣大學,教授\r\n",
        &[tables::BIG5],
        "陳怡君",
    ),
    (
        "이름,이메일,회사,직책\r\n김민준,km@x.example,은하데이터 주식회사,개발자\r\n이서연,ls@x.example,서울대학교,교수\r\n",
        &[tables::EUC_KR],
        "김민준",
    ),
    (
        "ชื่อ,อีเมล,บริษัท\r\nสมชาย ใจดี,sj@x.example,ปูนซิเมนต์ไทย\r\nมาลี ศรีสุข,ms@x.example,ธนาคารกรุงเทพ\r\n",
        &[tables::WINDOWS_874],
        "สมชาย ใจดี",
    ),
    (
        "Prénom;Nom;Société;Adresse électronique\r\nZoé;Lefèvre;Crédit agricole;zl@x.example\r\n\
         François;Béranger;L’Atelier d’à côté;fb@x.example\r\n",
        &[tables::WINDOWS_1252, tables::MACINTOSH],
        "Zoé Lefèvre",
    ),
    (
        "Vorname;Nachname;E-Mail;Firma\r\nJörg;Müller;jm@x.example;Straße & Söhne\r\n",
        &[tables::WINDOWS_1252, tables::MACINTOSH],
        "Jörg Müller",
    ),
    (
        "Nombre;Apellidos;Correo electrónico;¿Qué buscas?\r\nÍñigo;Muñoz;im@x.example;inversión\r\n",
        &[tables::WINDOWS_1252],
        "Íñigo Muñoz",
    ),
    (
        "Fornavn;Etternavn;E-post;Bedrift\r\nØyvind;Bråthen;ob@x.example;Sjømat\r\n\
         Bjørn;Ås;ba@x.example;Ærlig talt\r\n",
        &[tables::WINDOWS_1252],
        "Øyvind Bråthen",
    ),
];

#[test]
fn lists_of_every_old_encoding_come_in_with_their_letters() {
    let mut wrong = Vec::new();
    for (text, encodings, name) in LISTS {
        for table in encodings {
            let decoded = decode(&written(text, table)).unwrap();
            let sheet = Sheet::read(&decoded).unwrap();
            let people = registrations(&sheet, &Mapping::guess(&sheet)).people;
            let first = people.first().map(|row| row.details.name.clone());

            if decoded.text != text.replace("\r\n", "\n") || first.as_deref() != Some(name) {
                wrong.push(format!(
                    "{} as {}: {first:?}\n{}",
                    table.name(),
                    decoded.encoding.name(),
                    decoded.text
                ));
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names of western Europe, each alone in a list of plain letters.
const ONE_ACCENT: [&str; 24] = [
    "José",
    "Zoë",
    "Müller",
    "Jürgen",
    "Günther",
    "François",
    "Agnès",
    "Núñez",
    "Muñoz",
    "Søren",
    "Håkon",
    "Åsa",
    "Björn",
    "Øyvind",
    "João",
    "Conceição",
    "Pietà",
    "Niccolò",
    "Groß",
    "Weiß",
    "Élodie",
    "Óscar",
    "Noël",
    "Ætius",
];

#[test]
fn a_single_accent_in_a_list_is_western_european() {
    let mut wrong = Vec::new();
    for name in ONE_ACCENT {
        let text = format!("Name,E-mail\nAda Byron,ab@x.example\n{name} Smith,x@x.example\n");
        let decoded = decode(&written(&text, tables::WINDOWS_1252)).unwrap();

        if decoded.text != text {
            wrong.push(format!("{name} as {}", decoded.encoding.name()));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
