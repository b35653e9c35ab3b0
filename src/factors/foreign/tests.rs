//! Hashes as the systems themselves made them: Django 5.2, passlib 1.7, bcrypt 5.0, OpenSSL 3, argon2-cffi, the export of a Keycloak realm,
//! and the example that Firebase publishes.

use super::*;
use crate::factors::hashing::Memory;

const TYPED: &str = "violet otter rides 9";
const FIREBASE: &str = "$firescrypt$ln=14,r=8,p=1$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+\
                        VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==";

/// One of each form of [`TYPED`].
const HASHES: &[&str] = &[
    "$2a$05$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje",
    "$2b$05$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje",
    "$2y$05$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje",
    "bcrypt$$2b$05$0bZ5J6JmnVRZgk3hrAZrFuurAMMQh3qXyUluw.VdaU1OSPxuteTF2",
    "bcrypt_sha256$$2b$05$M9Z8n//7tvo8Fnwf.cWh7eHzkmudO2GtCW8XuLVcXL9lARTC.HiX6",
    "pbkdf2_sha256$20000$salt1234$UGf1sDZeZ89Lf3kCCRdc0lzO+RVD0tIzvSjpgNzwb64=",
    "pbkdf2_sha1$20000$salt1234$+Uv7Fa8ptNnR1neCZV8/dcN1Wu8=",
    "scrypt$1024$salt1234$8$5$rUdlmf6NmHlTNd4o1oFopSMG9waWYRmh0DDZ6RV1tSWnw5yHxHnvS5X9DKqASGNCy5p+XcwG2dmuCuqFWeRIlA==",
    "$pbkdf2-sha256$5000$MgZgDGFMaa0VAuDc25sT4g$ZuWIjgedkK2.0VpmNspJyhXKjydyghYHgGl4PWs8Nbo",
    "$pbkdf2-sha512$5000$kNJ6DwHA.P8f47x3TuldSw$0i4I.NMqU.dlxFoIZVqCv1Xx0UL9ReDMZoSCa.raim2Fc/CC7cug7U50nddWC1nctuz3DF38Lj.sr1WqYKzFtQ",
    "$pbkdf2-sha256$i=5000,l=32$MgZgDGFMaa0VAuDc25sT4g$ZuWIjgedkK2+0VpmNspJyhXKjydyghYHgGl4PWs8Nbo",
    "$scrypt$ln=10,r=8,p=1$691ba601plSq9V4L4Zwzhg$fnzYpJ3BUaMTBFP56vWhDuRNqHk345UhkFEcC56MzF0",
    r#"{"type": "password", "secretData": "{\"value\": \"tiBpNxDlFEfs/Z66exjsVhkDGiClJm4CI4g3X47N5Glh7YKMAKApCb9eC8PpX0fX3+59NuoID+wa/coA8J8c1w==\", \"salt\": \"MDEyMzQ1Njc4OWFiY2RlZg==\", \"additionalParameters\": {}}", "credentialData": "{\"hashIterations\": 27500, \"algorithm\": \"pbkdf2-sha256\", \"additionalParameters\": {}}"}"#,
    r#"{"secretData": "{\"value\": \"5J7l1tRfsMhrclB8UHVoDk6e9nbE5E9+G/bcS/uEq1YcKWdPJY/DJC2uGl5g5/rmYGYrkNPhQ1+3VdL5hqBsSg==\", \"salt\": \"MDEyMzQ1Njc4OWFiY2RlZg==\"}", "credentialData": "{\"hashIterations\": 27500, \"algorithm\": \"pbkdf2-sha512\"}"}"#,
    r#"{"secretData": {"value": "P+67isPBY0WiQ59Q8Y/4jPtn5+xIkLL7uD3EdGX/dTw0HDX72ql9vIotZsoMnUsAdeCX4MWrvfLe2WPWEzEvkg==", "salt": "MDEyMzQ1Njc4OWFiY2RlZg=="}, "credentialData": {"hashIterations": 27500, "algorithm": "pbkdf2"}}"#,
    "$6$saltsalt$dqBS7wCbFXzAKIjIpUaxs8zj/nDq0VwUa7clTHlixXdmBSYKyT.77tDUXfLbwwqOjC0me2zw40uTzShcxJCCM.",
    "$6$rounds=10000$saltsalt$MpsLJHn.IYrXov2Jtthdh2FXe4n9OK9x0NpR4n1Qak5yx.dXj6MdZp2YXFglpZRRswZnSwf6xRMI7NKdLDpW41",
];

/// The same of argon2, which is checked where the own ones are.
const ARGON2: &[&str] = &[
    "argon2$argon2id$v=19$m=102400,t=2,p=8$c2FsdDEyMzQ1Njc4$JRZN5S3nyucxr+6Mp1JIxbQ29kswlOABdbtDyOfSQh4",
    r#"{"secretData": {"value": "DGzqe79vnbOTZ4apcOEOT1Y7UMnKhEQEfXKtqV29nmM=", "salt": "MDEyMzQ1Njc4OWFiY2RlZg=="}, "credentialData": {"hashIterations": 5, "algorithm": "argon2", "additionalParameters": {"hashLength": ["32"], "memory": ["7168"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}}}"#,
];

#[test]
fn each_form_opens_to_the_password_that_it_was_made_of_and_to_no_other() {
    let each = HASHES.iter().map(|hash| (*hash, TYPED)).chain([(FIREBASE, "user1password")]);
    for (hash, typed) in each {
        let kept = take_in(hash).unwrap_or_else(|why| panic!("{hash}: {why}"));
        assert!(!kept.expose().contains(['\n', '{']), "one line: {}", kept.expose());
        assert_eq!(verify(&Secret::new(typed), kept.expose()), Some(true), "{hash}");
        for wrong in ["", "violet otter rides 8", "Violet otter rides 9", "violet otter rides 9 "] {
            assert_eq!(verify(&Secret::new(wrong), kept.expose()), Some(false), "{hash}");
        }
        // What is kept is taken in again as it is.
        assert_eq!(take_in(kept.expose()).unwrap().expose(), kept.expose());
    }
    for hash in ARGON2 {
        let kept = take_in(hash).unwrap();
        assert_eq!(verify(&Secret::new(TYPED), kept.expose()), None);
        assert!(Memory::default().verify(&Secret::new(TYPED), kept.expose()).unwrap(), "{}", kept.expose());
        assert!(!Memory::default().verify(&Secret::new("another"), kept.expose()).unwrap());
    }
}

#[test]
fn a_password_that_bcrypt_cut_off_elsewhere_opens_its_hash_here() {
    let kept = take_in("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i").unwrap();
    assert_eq!(verify(&Secret::new("x".repeat(72)), kept.expose()), Some(true));
    assert_eq!(verify(&Secret::new("x".repeat(80)), kept.expose()), Some(true));
    assert_eq!(verify(&Secret::new("x".repeat(71)), kept.expose()), Some(false));
}

#[test]
fn attack_a8_a_hash_that_would_take_a_minute_or_a_gigabyte_is_refused() {
    let output = "A".repeat(43);
    for costly in [
        "$2b$15$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje".to_owned(),
        "$2b$31$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje".to_owned(),
        "bcrypt_sha256$$2b$31$M9Z8n//7tvo8Fnwf.cWh7eHzkmudO2GtCW8XuLVcXL9lARTC.HiX6".to_owned(),
        format!("$scrypt$ln=20,r=8,p=1$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=17,r=8,p=5$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=10,r=8,p=100000$c2FsdHNhbHQ${output}"),
        // Little memory for N, and all the more for the lanes.
        format!("$scrypt$ln=1,r=1,p=1073741823$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=1,r=1,p=65$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=1,r=65,p=1$c2FsdHNhbHQ${output}"),
        "scrypt$1048576$salt1234$8$5$rUdlmf6NmHlTNd4o1oFopSMG9waWYRmh0DDZ6RV1tSWnw5yHxHnvS5X9DKqASGNCy5p+XcwG2dmuCuqFWeRIlA==".to_owned(),
        FIREBASE.replace("ln=14", "ln=20"),
        format!("$argon2id$v=19$m=1048576,t=1,p=1$c2FsdHNhbHQ${output}"),
        format!("$argon2id$v=19$m=65536,t=17,p=1$c2FsdHNhbHQ${output}"),
        format!("$pbkdf2-sha256$i=4000001$c2FsdHNhbHQ${output}"),
        format!("$pbkdf2-sha256$i=2000001$c2FsdHNhbHQ${}", "A".repeat(86)),
        format!("pbkdf2_sha256$4294967295$salt${output}="),
        "$6$rounds=1000001$saltsalt$MpsLJHn.IYrXov2Jtthdh2FXe4n9OK9x0NpR4n1Qak5yx.dXj6MdZp2YXFglpZRRswZnSwf6xRMI7NKdLDpW41".to_owned(),
    ] {
        assert!(
            matches!(take_in(&costly), Err(UnfitHash::TooCostly(_))),
            "{costly}: {:?}",
            take_in(&costly).map(|kept| kept.expose().to_owned())
        );
    }
    assert!(take_in(&format!("$scrypt$ln=4,r=65536,p=65536$c2FsdHNhbHQ${output}")).is_err());
    // A long password makes SHA-512-crypt slow, and was hashed by nobody.
    assert_eq!(verify(&Secret::new("x".repeat(513)), HASHES.last().unwrap()), Some(false));
}

#[test]
fn what_is_no_hash_or_one_that_shows_nothing_is_refused_with_what_was_expected() {
    let output = "A".repeat(43);
    for unknown in [
        "",
        "x",
        "secret password",
        "$",
        "$$",
        "$1$salt$hash",
        "$5$salt$hash",
        "md5$salt$hash",
        "$2x$05$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje",
        "unsalted",
        "{}x",
    ] {
        let refused = take_in(unknown).map(|kept| kept.expose().to_owned()).unwrap_err();
        assert!(matches!(refused, UnfitHash::Unknown | UnfitHash::Malformed("Keycloak")), "{unknown}: {refused}");
        assert!(!unknown.contains("secret") || !refused.to_string().contains("secret"), "nothing of it is repeated");
    }
    for malformed in [
        "$2b$05$short".to_owned(),
        "$2b$99$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje".to_owned(),
        "$2b$5$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje".to_owned(),
        format!("$pbkdf2-sha256$i=0$c2FsdHNhbHQ${output}"),
        format!("$pbkdf2-sha256$i=-1$c2FsdHNhbHQ${output}"),
        "$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$".to_owned(),
        "$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$AAAA".to_owned(),
        format!("$pbkdf2-sha256$i=1000$c2FsdHNhbHQ${output}$x"),
        format!("$scrypt$ln=0,r=8,p=1$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=64,r=8,p=1$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=10,r=0,p=1$c2FsdHNhbHQ${output}"),
        format!("$scrypt$ln=10,r=8,p=1$c2FsdHNhbHQ${output}$more"),
        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$AAAA".to_owned(),
        "$argon2id$x".to_owned(),
        "$6$saltsalt$short".to_owned(),
        "$6$rounds=1$saltsalt$MpsLJHn.IYrXov2Jtthdh2FXe4n9OK9x0NpR4n1Qak5yx.dXj6MdZp2YXFglpZRRswZnSwf6xRMI7NKdLDpW41".to_owned(),
        "pbkdf2_sha256$x".to_owned(),
        "scrypt$1000$salt$8$1$x".to_owned(),
        FIREBASE.replace("$Bw==", ""),
        "{\"type\": \"password\"}".to_owned(),
        HASHES[12].replace("pbkdf2-sha256", "md5"),
    ] {
        assert!(
            matches!(take_in(&malformed), Err(UnfitHash::Malformed(_))),
            "{malformed}: {:?}",
            take_in(&malformed).map(|kept| kept.expose().to_owned())
        );
    }
    assert!(take_in(&format!("$2b$05${}", "x".repeat(5000))).is_err());
    assert_eq!(verify(&Secret::new(""), ""), Some(false));
}

proptest::proptest! {
    #[test]
    fn no_text_is_a_hash_that_ends_the_process(text in "[$a-z0-9=,.{}:\"/+-]{0,120}", sort in "(\\$2b\\$|\\$scrypt\\$|\\$6\\$|\\$pbkdf2-sha256\\$|\\$firescrypt\\$|\\$argon2id\\$|)") {
        let text = format!("{sort}{text}");
        if let Ok(kept) = take_in(&text) {
            verify(&Secret::new("x"), kept.expose());
        }
    }
}
