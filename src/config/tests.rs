use super::*;

const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

fn sources(file: &str, environment: &[(&str, &str)], flags: &[(&str, &str)]) -> Sources {
    let pairs = |list: &[(&str, &str)]| list.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let file = (!file.is_empty()).then(|| (PathBuf::from("latchkey.toml"), file.to_owned()));
    Sources { file, environment: pairs(environment), flags: pairs(flags) }
}

fn load(file: &str, environment: &[(&str, &str)], flags: &[(&str, &str)]) -> Result<Settings, SettingsErrors> {
    Settings::from_sources(&sources(file, environment, flags), &|path| match path.to_str() {
        Some("/run/key") => Ok(format!("{KEY}\n")),
        Some("/run/url") => Ok("postgres://u:pw@db/latchkey\n".to_owned()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    })
}

fn refusal(file: &str, environment: &[(&str, &str)], flags: &[(&str, &str)]) -> String {
    load(file, environment, flags).unwrap_err().to_string()
}

#[test]
fn nothing_set_gives_the_documented_defaults() {
    let settings = load("", &[], &[]).unwrap();
    assert_eq!(settings.issuer.as_str(), "http://localhost:8080");
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.management_listen.to_string(), "127.0.0.1:9080");
    assert_eq!(settings.database_url.expose(), "sqlite:./latchkey-data/latchkey.db");
    assert_eq!(settings.database(), DatabaseKind::Sqlite);
    assert!(settings.redis_url.is_none() && settings.master_key.is_none() && settings.tls.is_none());
    assert_eq!(settings.session_lifetime, Duration::from_secs(7 * 86_400));
    assert_eq!(settings.refresh_lifetime, Duration::from_secs(180 * 86_400));
    assert_eq!(settings.code_lifetime, Duration::from_secs(60));
    assert_eq!(settings.registration, Registration::Closed);
}

#[test]
fn the_command_line_counts_more_than_the_environment_and_that_more_than_the_file() {
    let file = "issuer = 'https://file.example'\nlisten = '127.0.0.1:1'\n[management]\nlisten = '127.0.0.1:2'\n";
    let environment = [("LATCHKEY_LISTEN", "127.0.0.1:3"), ("LATCHKEY_MANAGEMENT_LISTEN", "127.0.0.1:4")];
    let settings = load(file, &environment, &[("management-listen", "127.0.0.1:5")]).unwrap();
    assert_eq!(settings.issuer.as_str(), "https://file.example");
    assert_eq!(settings.listen.port(), 3);
    assert_eq!(settings.management_listen.port(), 5);
    let origin = |name: &str| settings.effective().iter().find(|e| e.setting.name == name).unwrap().origin.to_string();
    assert_eq!(origin("issuer"), "file issuer");
    assert_eq!(origin("listen"), "environment LATCHKEY_LISTEN");
    assert_eq!(origin("management-listen"), "flag --management-listen");
    assert_eq!(origin("data-dir"), "default");
}

#[test]
fn the_default_issuer_has_the_port_of_the_listener_and_a_local_one_elsewhere_is_warned_of() {
    let moved = load("", &[], &[("listen", "127.0.0.1:28098")]).unwrap();
    assert_eq!(moved.issuer.as_str(), "http://localhost:28098");
    assert_eq!(moved.issuer_elsewhere(), None);
    let origin = moved.effective().iter().find(|e| e.setting.name == "issuer").unwrap();
    assert_eq!((origin.value.as_deref(), &origin.origin), (Some("http://localhost:28098"), &Origin::Default));
    let set = load("", &[("LATCHKEY_ISSUER", "http://localhost:8080")], &[("listen", "127.0.0.1:28098")]).unwrap();
    assert_eq!(set.issuer.as_str(), "http://localhost:8080");
    assert!(set.issuer_elsewhere().unwrap().contains("set the issuer to http://localhost:28098"));
    let proxied = load("trusted_proxies = '127.0.0.1'", &[("LATCHKEY_ISSUER", "http://localhost:8080")], &[("listen", "127.0.0.1:28098")]);
    assert_eq!(proxied.unwrap().issuer_elsewhere(), None);
}

#[test]
fn a_duration_without_its_unit_is_in_seconds_and_warned_of() {
    let loaded = load("session_idle = 12", &[], &[]).unwrap();
    assert_eq!(loaded.session_idle, Duration::from_secs(12));
    let warned: Vec<String> = loaded.warnings().iter().map(ToString::to_string).collect();
    assert!(warned.len() == 1 && warned[0].ends_with("has no unit and is read as 12 seconds: write 12s, or 12m, 12h or 12d"), "{warned:?}");
    let loaded = load("hsts = 0", &[], &[]).unwrap();
    assert_eq!((loaded.hsts, loaded.warnings().len()), (Duration::ZERO, 0));
}

#[test]
fn a_section_and_its_flat_spelling_are_one_setting() {
    assert_eq!(load("[database]\nurl = 'sqlite:a.db'", &[], &[]).unwrap().sqlite_file(), Some(PathBuf::from("a.db")));
    assert_eq!(load("database_url = 'sqlite:a.db'", &[], &[]).unwrap().sqlite_file(), Some(PathBuf::from("a.db")));
    assert!(refusal("database_url = 'sqlite:a'\n[database]\nurl = 'sqlite:b'", &[], &[]).contains("twice"));
    let proxies = load("trusted_proxies = ['10.0.0.0/8', '::1']\n[session]\nidle = '60s'", &[], &[]).unwrap();
    assert_eq!(proxies.trusted_proxies.len(), 2);
    assert_eq!(proxies.session_idle, Duration::from_secs(60));
}

#[test]
fn an_unknown_setting_in_the_file_or_on_the_command_line_stops_with_name_and_place() {
    assert_eq!(refusal("[databse]\nurl = 'x'", &[], &[]), "databse.url (file latchkey.toml): is not a setting; did you mean database.url?");
    assert_eq!(refusal("", &[], &[("isuer", "x")]), "--isuer (command line): is not a setting; did you mean --issuer?");
    assert!(refusal("quantum = 1", &[], &[]).ends_with("is not a setting; `latchkey config` lists all settings"));
}

#[test]
fn attack_a2_what_is_possible_and_dangerous_is_a_warning() {
    for (name, dangerous, fine) in [
        ("LATCHKEY_TRUSTED_PROXIES", ["0.0.0.0/0", "10.0.0.0/8,::/0"], "10.0.0.0/8"),
        ("LATCHKEY_ACCESS_TOKEN_LIFETIME", ["1000d", "25h"], "24h"),
    ] {
        for value in dangerous {
            let warnings: Vec<String> = load("", &[(name, value)], &[]).unwrap().warnings().iter().map(ToString::to_string).collect();
            assert!(warnings.len() == 1 && warnings[0].starts_with(name), "{value}: {warnings:?}");
        }
        assert!(load("", &[(name, fine)], &[]).unwrap().warnings().is_empty(), "{fine}");
    }
}

#[test]
fn an_unknown_variable_is_a_warning_with_the_nearest_setting_and_links_to_services_are_nothing() {
    for (name, nearest) in [
        ("LATCHKEY_SESSION_IDEL", Some("LATCHKEY_SESSION_IDLE")),
        ("LATCHKEY_ISUER", Some("LATCHKEY_ISSUER")),
        ("LATCHKEY_MASTERKEY_FILE", Some("LATCHKEY_MASTER_KEY_FILE")),
        ("LATCHKEY_BIN", None),
    ] {
        let settings = load("", &[(name, "x")], &[]).unwrap();
        let warning = settings.warnings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(warning.starts_with(&format!("{name} (environment): is not a setting; ")), "{warning}");
        if let Some(nearest) = nearest {
            assert!(warning.ends_with(&format!("did you mean {nearest}?")), "{warning}");
        }
    }
    let others =
        [("LATCHKEY_PORT", "tcp://x"), ("LATCHKEY_DB_SERVICE_HOST", "x"), ("LATCHKEY_CONFIG", "x"), ("PATH", "/"), ("LATCHKEY_LOG", "")];
    assert!(load("", &others, &[]).unwrap().warnings().is_empty());
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_file() {
    let file = "\u{feff}issuer = 'https://id.example.com'";
    assert_eq!(load(file, &[], &[]).unwrap().issuer.as_str(), "https://id.example.com");
    let read = |_: &Path| Ok(format!("\u{feff}{KEY}\r\n"));
    let settings = Settings::from_sources(&sources("", &[("LATCHKEY_MASTER_KEY_FILE", "/run/key")], &[]), &read).unwrap();
    assert_eq!(settings.master_key.unwrap().expose(), KEY);
}

#[test]
fn errors_know_how_the_log_that_tells_of_them_looks() {
    let json = [("LATCHKEY_LOG_FORMAT", "json")];
    assert_eq!(load("issuer = 'x'", &json, &[]).unwrap_err().log_format, LogFormat::Json);
    assert_eq!(load("not toml", &json, &[]).unwrap_err().log_format, LogFormat::Json);
    assert_eq!(load("issuer = 'x'", &[("LATCHKEY_LOG_FORMAT", "xml")], &[]).unwrap_err().log_format, LogFormat::Text);
}

#[test]
fn every_mistake_is_named_at_once() {
    let environment = [("LATCHKEY_ISSUER", "http://id.example.com"), ("LATCHKEY_LISTEN", "eighty"), ("LATCHKEY_CODE_LIFETIME", "11m")];
    let errors = load("nonsense = 1", &environment, &[("log-format", "xml")]).unwrap_err();
    assert_eq!(errors.errors.len(), 5, "{errors}");
}

#[test]
fn what_is_not_built_yet_is_refused_and_not_ignored() {
    assert!(refusal("", &[("LATCHKEY_REGISTRATION", "open")], &[]).contains("not available in this version"));
    assert!(refusal("[mtls]\nurl = 'https://mtls.example'", &[], &[]).contains("not available in this version"));
    assert!(load("registration = 'closed'", &[], &[]).is_ok());
}

#[test]
fn a_secret_comes_from_a_file_or_the_environment_and_never_as_an_argument() {
    assert_eq!(load("", &[("LATCHKEY_MASTER_KEY_FILE", "/run/key")], &[]).unwrap().master_key.unwrap().expose(), KEY);
    assert_eq!(load("", &[], &[("master-key-file", "/run/key")]).unwrap().master_key.unwrap().expose(), KEY);
    assert!(refusal("", &[], &[("master-key", KEY)]).contains("--master-key-file"));
    assert!(refusal("", &[("LATCHKEY_MASTER_KEY_FILE", "/nowhere")], &[]).contains("cannot be read"));
    let two = load("", &[("LATCHKEY_MASTER_KEY", &format!("{KEY}, {}", "A".repeat(43)))], &[]).unwrap();
    assert!(two.master_key.is_some());
    assert!(refusal("", &[("LATCHKEY_MASTER_KEY", &format!("{KEY},"))], &[]).contains("32 bytes"));
}

#[test]
fn postgresql_needs_a_master_key() {
    assert!(refusal("", &[("LATCHKEY_DATABASE_URL_FILE", "/run/url")], &[]).contains("required with PostgreSQL"));
    let settings = load("", &[("LATCHKEY_DATABASE_URL_FILE", "/run/url"), ("LATCHKEY_MASTER_KEY", KEY)], &[]).unwrap();
    assert_eq!(settings.database(), DatabaseKind::Postgres);
    assert_eq!(settings.sqlite_file(), None);
}

#[test]
fn no_secret_shows_in_an_error_the_effective_settings_or_debug() {
    let environment = [
        ("LATCHKEY_MASTER_KEY", KEY),
        ("LATCHKEY_DATABASE_URL", "postgres://u:hunter2@db/latchkey?password=hunter2"),
        ("LATCHKEY_REDIS_URL", "rediss://:hunter2@r1:6379/0"),
    ];
    let settings = load("", &environment, &[]).unwrap();
    let shown = format!("{:?} {settings:?}", settings.effective());
    assert!(!shown.contains("hunter2") && !shown.contains(KEY), "{shown}");
    assert!(shown.contains("postgres://u:redacted@db/latchkey"));
    assert!(!refusal("", &[("LATCHKEY_MASTER_KEY", "hunter2"), ("LATCHKEY_REDIS_URL", "hunter2")], &[]).contains("hunter2"));
    assert!(!refusal("master_key = 'hunter2", &[], &[]).contains("hunter2"));
}

#[test]
fn an_address_with_an_unescaped_password_is_refused_by_its_part_and_never_shown() {
    let key = ("LATCHKEY_MASTER_KEY", KEY);
    for variable in ["LATCHKEY_DATABASE_URL", "LATCHKEY_DATABASE_MIGRATE_URL", "LATCHKEY_REDIS_URL"] {
        let scheme = if variable == "LATCHKEY_REDIS_URL" { "redis" } else { "postgres" };
        let good = ("LATCHKEY_DATABASE_URL", "postgres://u@db/latchkey");
        for (password, part) in
            [("hun/ter2", "unescaped /"), ("hun@ter2", "unescaped @"), ("hun%ter2", "a % in the password"), ("123/hunter2", "/")]
        {
            let url = format!("{scheme}://u:{password}@db:5/0");
            let named: Vec<_> = if variable == good.0 { vec![key, (variable, &url)] } else { vec![key, good, (variable, &url)] };
            let told = refusal("", &named, &[]);
            assert!(told.starts_with(variable) && told.contains(part) && told.contains("%25"), "{told}");
            assert!(!told.contains("hun") && !told.contains("ter2"), "{told}");
        }
    }
    let told = refusal("", &[("LATCHKEY_DATABASE_MIGRATE_URL", "postgres://owner@db/latchkey")], &[]);
    assert!(told.contains("is only for PostgreSQL"), "{told}");
}

#[test]
fn durations_are_exact() {
    for (text, seconds) in [("30s", 30), ("10m", 600), ("1h30m", 5400), ("1h 30m", 5400), ("7d", 604_800)] {
        assert_eq!(duration::parse(text), Ok(Duration::from_secs(seconds)), "{text}");
    }
    for text in ["", "x", "-5s", "1y", "1.5", "10 parsecs", "99999999999999999999"] {
        assert!(duration::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_second_factor_is_required_of_admins_only_where_that_is_set() {
    assert!(!load("", &[], &[]).unwrap().require_second_factor_for_admins);
    assert!(load("require_second_factor_for_admins = true", &[], &[]).unwrap().require_second_factor_for_admins);
    assert!(load("", &[("LATCHKEY_REQUIRE_SECOND_FACTOR_FOR_ADMINS", "true")], &[]).unwrap().require_second_factor_for_admins);
    assert!(refusal("", &[("LATCHKEY_REQUIRE_SECOND_FACTOR_FOR_ADMINS", "yes")], &[]).contains("expected true or false"));
}

#[test]
fn names_keys_and_variables_agree() {
    for setting in SETTINGS {
        assert_eq!(setting.key.replace('.', "_"), setting.name.replace('-', "_"));
        let by_file = (setting.secrecy != Secrecy::Open).then(|| format!("{}-file", setting.name));
        assert_eq!(setting.file_flag.map(str::to_owned), by_file);
    }
}

#[test]
fn two_listeners_have_two_addresses() {
    for (public, management, clash) in [
        ("127.0.0.1:8080", "127.0.0.1:8080", true),
        ("0.0.0.0:8080", "127.0.0.1:8080", true),
        ("127.0.0.1:8080", "127.0.0.2:8080", false),
        ("[::]:8080", "0.0.0.0:8080", false),
        ("127.0.0.1:0", "127.0.0.1:0", false),
    ] {
        let loaded = load("", &[("LATCHKEY_LISTEN", public), ("LATCHKEY_MANAGEMENT_LISTEN", management)], &[]);
        assert_eq!(loaded.is_err(), clash, "{public} {management}");
    }
}

#[test]
fn half_of_tls_is_none() {
    assert!(refusal("", &[("LATCHKEY_TLS_CERT", "a.pem")], &[]).starts_with("LATCHKEY_TLS_KEY (not set)"));
    assert!(load("", &[], &[("tls-cert", "a.pem"), ("tls-key", "b.pem")]).unwrap().tls.is_some());
}

#[test]
fn a_mail_server_needs_a_sender_and_its_password_is_never_shown() {
    let url = ("LATCHKEY_SMTP_URL", "smtps://latchkey:hunter2@mail.example.com");
    assert!(refusal("", &[url], &[]).starts_with("LATCHKEY_MAIL_FROM (not set): is required"));
    let settings = load("[mail]\nfrom = 'Example <id@example.com>'", &[url], &[]).unwrap();
    assert_eq!((settings.relays.len(), settings.mail_from.clone().unwrap().email.to_string().as_str()), (1, "id@example.com"));
    assert!(!format!("{:?} {settings:?}", settings.effective()).contains("hunter2"));
    let told = refusal("", &[("LATCHKEY_SMTP_URL", "mail.hunter2.example"), ("LATCHKEY_MAIL_FROM", "id@example.com")], &[]);
    assert!(told.contains("expected smtp://") && !told.contains("hunter2"), "{told}");
    assert!(refusal("", &[("LATCHKEY_MAIL_FROM", "nobody")], &[]).contains("expected an email address"));
    assert!(load("", &[], &[]).unwrap().relays.is_empty());
}

#[test]
fn the_cost_of_a_password_has_a_least_and_a_most() {
    let cost = |memory: &str, iterations: &str| {
        let settings = load("", &[("LATCHKEY_PASSWORD_MEMORY", memory), ("LATCHKEY_PASSWORD_ITERATIONS", iterations)], &[])?;
        Ok::<_, SettingsErrors>((settings.password_memory, settings.password_iterations))
    };
    let settings = load("", &[], &[]).unwrap();
    assert_eq!((settings.password_memory, settings.password_iterations), (19 * 1024, 2));
    for (memory, iterations, read) in [
        ("19MiB", "2", (19 << 10, 2)),
        ("46 MiB", "1", (46 << 10, 1)),
        ("7168KiB", "5", (7 << 10, 5)),
        ("1GiB", "1", (1 << 20, 1)),
        ("64MiB", "100", (64 << 10, 100)),
    ] {
        assert_eq!(cost(memory, iterations).unwrap(), read);
    }
    for (memory, iterations, told) in [
        ("19", "2", "expected a whole number with a unit"),
        ("19MB", "2", "expected a whole number with a unit"),
        ("MiB", "2", "expected a whole number with a unit"),
        ("-19MiB", "2", "expected a whole number with a unit"),
        ("99999999999GiB", "2", "expected a whole number with a unit"),
        ("6MiB", "8", "expected a size from 7MiB to 1GiB"),
        ("2GiB", "1", "expected a size from 7MiB to 1GiB"),
        ("19MiB", "0", "expected a whole number from 1 to 100"),
        ("19MiB", "101", "expected a whole number from 1 to 100"),
        ("19MiB", "1", "memory times iterations must be 35MiB or more"),
        ("8MiB", "4", "memory times iterations must be 35MiB or more"),
    ] {
        let refused = cost(memory, iterations).unwrap_err().to_string();
        assert!(refused.contains(told), "{memory} {iterations}: {refused}");
    }
    assert_eq!(load("[password]\nmemory = '32MiB'\niterations = 3\n", &[], &[]).unwrap().password_iterations, 3);
}

#[test]
fn passwords_are_recovered_by_mail_where_mails_reach_people_unless_the_setting_says_else() {
    let relay = [("LATCHKEY_SMTP_URL", "smtps://mail.example"), ("LATCHKEY_MAIL_FROM", "id@example.com")];
    let public = "issuer = 'https://id.example'\n";
    for (file, environment, offered, warnings) in [
        ("", &[][..], true, 0),
        ("[recovery]\nby_mail = false\n", &[], false, 0),
        (public, &[], false, 0),
        (public, &relay, true, 0),
        (&format!("{public}[recovery]\nby_mail = false\n"), &relay, false, 0),
        (&format!("{public}recovery_by_mail = true\n"), &[], true, 1),
    ] {
        let settings = load(file, environment, &[]).unwrap();
        assert_eq!((settings.recovery_by_mail, settings.warnings().len()), (offered, warnings), "{file}");
    }
    assert!(refusal("", &[("LATCHKEY_RECOVERY_BY_MAIL", "maybe")], &[]).contains("expected true or false"));
}

#[test]
fn a_domain_without_a_dot_is_a_typing_error_unless_such_names_are_used_here() {
    let unfit = |file: &str| load(file, &[("LATCHKEY_SIGN_UP", "open")], &[]).unwrap().unfit_domain("gmail");
    assert_eq!(unfit("issuer = 'https://id.example'\n"), Some(super::UnfitDomain::Dotless));
    for here in ["", "issuer = 'https://id'\n", "issuer = 'http://127.0.0.1:8080'\n"] {
        assert_eq!(unfit(here), None, "{here}");
    }
    assert_eq!(load("issuer = 'https://id.example'\n", &[], &[]).unwrap().unfit_domain("gmail.com"), None);
    let mine = [("LATCHKEY_SIGN_UP", "domains"), ("LATCHKEY_SIGN_UP_DOMAINS", "intranet")];
    assert_eq!(load("issuer = 'https://id.example'\n", &mine, &[]).unwrap().unfit_domain("intranet"), None);
}

#[test]
fn people_change_their_address_where_mails_reach_them_unless_the_setting_says_else() {
    let public = "issuer = 'https://id.example'\n";
    for (file, offered, warnings) in [
        ("".to_owned(), true, 0),
        ("own_email_change = false\n".to_owned(), false, 0),
        (public.to_owned(), false, 0),
        (format!("{public}own_email_change = true\n"), true, 1),
    ] {
        let settings = load(&file, &[], &[]).unwrap();
        assert_eq!((settings.own_email_change, settings.warnings().len()), (offered, warnings), "{file}");
    }
    assert!(refusal("", &[("LATCHKEY_OWN_EMAIL_CHANGE", "maybe")], &[]).contains("expected true or false"));
}

#[test]
fn messages_to_phones_need_their_countries_and_a_gateway() {
    let code = ("LATCHKEY_SMS_CODE", "second");
    let prefixes = ("LATCHKEY_SMS_PREFIXES", "+49, +43");
    assert!(refusal("", &[code], &[]).contains("LATCHKEY_SMS_PREFIXES"));
    assert!(refusal("issuer = 'https://op.example'", &[code, prefixes], &[]).contains("LATCHKEY_GATEWAY_URL"));
    let gateway = [
        ("LATCHKEY_GATEWAY_URL", "https://gateway.example/hooks"),
        ("LATCHKEY_GATEWAY_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
    ];
    let settings = load("issuer = 'https://op.example'", &[code, prefixes, gateway[0], gateway[1]], &[]).unwrap();
    assert!(settings.sms.takes_phones() && settings.sms.codes == EmailCodes::Second);
    // On this machine they are files.
    let here = load("issuer = 'http://localhost:8080'", &[code, prefixes], &[]).unwrap();
    assert_eq!((here.sms.per_prefix, here.sms.per_day, here.email_codes_per_day), (200, 1_000, 10_000));
    assert!(refusal("", &[("LATCHKEY_SMS_PREFIXES", "49")], &[]).contains("+49"));
    assert!(refusal("", &[("LATCHKEY_SMS_PER_DAY", "0")], &[]).contains("expected a number from 1"));
}
