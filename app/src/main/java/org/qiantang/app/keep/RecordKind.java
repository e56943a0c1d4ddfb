package org.qiantang.app.keep;

import org.jspecify.annotations.Nullable;

/** The kinds of record that are kept, with what the law asks of each, and how sure we are of that. */
enum RecordKind {
    RECORDINGS(
            Law.THREE_YEARS,
            "《直播电商监督管理办法》关于直播视频保存期限的规定；《网络直播营销管理办法（试行）》关于直播内容保存的规定",
            "Measures for the Supervision of Live Commerce, on keeping replays; Measures for Online Live Marketing (trial)",
            Sure.OFFICIAL),
    HOST_LINES(
            Law.THREE_YEARS,
            "《直播电商监督管理办法》关于直播内容保存期限的规定",
            "Measures for the Supervision of Live Commerce, on keeping what was broadcast",
            Sure.OFFICIAL),
    VIEWER_LINES(
            Law.THREE_YEARS,
            "《直播电商监督管理办法》关于互动内容保存期限的规定",
            "Measures for the Supervision of Live Commerce, on keeping the chat",
            Sure.OFFICIAL),
    HELP_QUESTIONS(
            Law.THREE_YEARS,
            "《直播电商监督管理办法》关于互动内容保存期限的规定（直播间的提问）；商品页的提问同期保存，是买前所说的凭证，诉讼时效同为三年"
                    + "（《民法典》第一百八十八条，本系统方案）；期满删除：《个人信息保护法》第十九条、第四十七条",
            "Measures for the Supervision of Live Commerce, on keeping the chat (questions in shows); questions on pages are"
                    + " kept alike, as proof of what was said before a purchase for as long as one may sue (Civil Code, article"
                    + " 188; our proposal); then they go (Personal Information Protection Law, articles 19 and 47)",
            Sure.OURS),
    GOODS(Law.THREE_YEARS, "《电子商务法》第三十一条", "E-Commerce Law, article 31", Sure.KNOWN),
    ORDERS(
            Law.THREE_YEARS,
            "《电子商务法》第三十一条；《直播电商监督管理办法》关于交易记录保存期限的规定",
            "E-Commerce Law, article 31; Measures for the Supervision of Live Commerce, on keeping orders",
            Sure.KNOWN),
    PAYMENTS(Law.THREE_YEARS, "《电子商务法》第三十一条", "E-Commerce Law, article 31", Sure.KNOWN),
    PRICES(
            Law.THREE_YEARS,
            "《电子商务法》第三十一条（商品和服务信息）；《明码标价和禁止价格欺诈规定》要求能说明被比较价格",
            "E-Commerce Law, article 31 (goods and services); the rules on price fraud ask for the compared price",
            Sure.KNOWN),
    FINDINGS(
            null,
            "没有见到以年计的期限；与所涉录像同期保存（本系统方案）",
            "no term in years was seen; kept like the recording (our proposal)",
            Sure.OURS),
    HELD_LINES(
            null,
            "没有见到对没有发出的话的要求；与观众发言同样保存，记有本人编号，可按人抹去（本系统方案）",
            "nothing was seen that asks for words that nobody heard; kept like the chat, with the person's number, by which they"
                    + " can be erased (our proposal)",
            Sure.OURS),
    DOSSIERS(null, Law.NO_TERM_ZH, Law.NO_TERM_EN, Sure.OURS),
    BEAUTY_TICKS(null, Law.NO_TERM_ZH, Law.NO_TERM_EN, Sure.OURS),
    PICTURE_WORDS(null, Law.NO_TERM_ZH, Law.NO_TERM_EN, Sure.OURS),
    FILM_BATCHES(null, Law.NO_TERM_ZH, Law.NO_TERM_EN, Sure.OURS),
    FILM_SENSES(
            null,
            "没有见到以年计的期限；随视频或它的版本删除，被下架的版本留存（本系统方案）",
            "no term in years was seen; deleted with the film or its version, that of a film that was taken down is kept (our"
                    + " proposal)",
            Sure.OURS),
    EVIDENCE_LOG(null, "只增不删的日志（本系统方案）", "a log that only grows (our proposal)", Sure.OURS),
    CHECKS(
            Law.THREE_YEARS,
            "《电子商务法》第二十七条、第三十一条（核验登记身份信息的记录）",
            "E-Commerce Law, articles 27 and 31 (records of who was checked)",
            Sure.KNOWN),
    COMPLAINTS(
            null,
            "《电子商务法》第五十九条没有写明期限；不主动删除（本系统方案）",
            "E-Commerce Law, article 59, names no term; not deleted by us (our proposal)",
            Sure.OURS),
    LOOKED_AT(null, Law.SHORTEST_ZH, Law.SHORTEST_EN, Sure.OURS),
    IMPRESSIONS(null, Law.SHORTEST_ZH, Law.SHORTEST_EN, Sure.OURS),
    AFTER_SALES(Law.THREE_YEARS, "《电子商务法》第三十一条（交易信息）", "E-Commerce Law, article 31 (trades)", Sure.KNOWN),
    JOURNAL(
            Law.THREE_YEARS,
            "以上各类记录的原始事件，期限随最长者",
            "the events that all of the above are made of; as long as the longest of them",
            Sure.OURS);

    /** How sure we are of what the law says. */
    enum Sure {
        /** Seen in a public page, often a repost. */
        OFFICIAL,
        /** Own knowledge; the number is to be compared with the official text. */
        KNOWN,
        OURS
    }

    /** Terms in days, a leap day counted in. */
    static final class Law {
        static final int THREE_YEARS = 3 * 365 + 1;

        private static final String NO_TERM_ZH = "没有见到以年计的期限；不删除（本系统方案）";
        private static final String NO_TERM_EN = "no term in years was seen; never deleted (our proposal)";
        private static final String SHORTEST_ZH = "没有要求保存；《个人信息保护法》第十九条：保存期限应为实现处理目的所必要的最短时间（天数为本系统方案）；本人要求忘记时立即删除";
        private static final String SHORTEST_EN =
                "nothing asks for it; Personal Information Protection Law, article 19: no longer than its purpose needs (the days are"
                        + " our proposal); whoever asks to be forgotten is so at once";

        private Law() {}
    }

    private final @Nullable Integer days;
    private final String zh;
    private final String en;
    private final Sure sure;

    RecordKind(@Nullable Integer days, String zh, String en, Sure sure) {
        this.days = days;
        this.zh = zh;
        this.en = en;
        this.sure = sure;
    }

    /** For how many days at least; null where no term was found. */
    @Nullable
    Integer days() {
        return days;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    Sure sure() {
        return sure;
    }
}
