-- How the helpdesk (客服台) works in a show; a show without a row works as usual.
create table helpdesk_setting (
    show_id        bigint      primary key,
    mode           text        not null check (mode in ('OFF', 'SUGGEST', 'ALONE')),
    sureness       int         not null,
    thanks_seconds int         not null,
    set_by         bigint      not null,
    set_at         timestamptz not null
);

-- Questions in the hands of people. What viewers wrote stands here, never in the journal.
create table help_handover (
    question_id bigint      primary key,
    merchant_id bigint      not null,
    -- Null where it was asked on a product's page.
    show_id     bigint,
    product_id  bigint,
    item_id     bigint,
    state       text        not null check (state in ('OPEN', 'ANSWERED', 'DISMISSED')),
    question    text        not null,
    -- The words as they are compared with those of others.
    asked_key   text        not null,
    topic       text        not null,
    reason      text        not null,
    line_ids    bigint[]    not null,
    asker_ids   bigint[]    not null,
    opened_at   timestamptz not null,
    answer      text        not null default '',
    closed_by   bigint,
    closed_at   timestamptz
);
create index help_handover_of_shop on help_handover (merchant_id, question_id desc);
create index help_handover_open on help_handover (merchant_id, asked_key) where state = 'OPEN';
create index help_handover_of_show on help_handover (show_id, question_id desc) where show_id is not null;

-- What viewers asked on products' pages, and the answer that they got at once.
create table help_question (
    question_id bigint      primary key,
    person_id   bigint      not null,
    product_id  bigint      not null,
    merchant_id bigint      not null,
    at          timestamptz not null,
    question    text        not null,
    outcome     text        not null check (outcome in ('TOLD', 'ASKED_BACK', 'HANDED_OVER', 'DECLINED')),
    answer      text        not null,
    facts       jsonb       not null,
    -- The question in people's hands that it became or was joined to.
    handover_id bigint
);
create index help_question_of_person on help_question (person_id, at);
create index help_question_of_product on help_question (person_id, product_id, question_id desc);

-- Questions and answers that a shop keeps; only approved ones are said.
create table help_faq (
    faq_id      bigint      primary key,
    merchant_id bigint      not null,
    product_id  bigint,
    state       text        not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'RETIRED')),
    revision    int         not null default 0,
    question    text        not null,
    asked_key   text        not null,
    answer      text        not null,
    facts       jsonb       not null,
    from_id     bigint,
    proposed_by bigint      not null,
    proposed_at timestamptz not null,
    decided_by  bigint,
    decided_at  timestamptz
);
create index help_faq_of_shop on help_faq (merchant_id, faq_id desc);
create index help_faq_said on help_faq (merchant_id, product_id) where state = 'APPROVED';
