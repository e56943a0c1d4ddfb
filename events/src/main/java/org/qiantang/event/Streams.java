package org.qiantang.event;

/** Where stories lie: the names of streams and the shards that hold them. */
public final class Streams {
    /** The shard of the quiet streams: shops, payments, people. */
    public static final int OFFICE = 0;

    /** The shard of the shows, while there is one floor. */
    public static final int FLOOR = 1;

    private Streams() {}

    public static String show(long showId) {
        return "show/" + showId;
    }

    public static String shop(long merchantId) {
        return "shop/" + merchantId;
    }

    public static String payment(long orderId) {
        return "payment/" + orderId;
    }

    /** What officers judged of the findings in a show. */
    public static String finding(long showId) {
        return "finding/" + showId;
    }

    public static String dossier(long dossierId) {
        return "dossier/" + dossierId;
    }

    /** What is noted of a person or a shop in the register of subjects. */
    public static String register(long subjectId) {
        return "register/" + subjectId;
    }

    /** The reviews of a show before it goes on air. */
    public static String preAir(long showId) {
        return "preair/" + showId;
    }

    public static String rule(long changeId) {
        return "rule/" + changeId;
    }

    /** A version of the guard's second reader that officers brought. */
    public static String reader(long readerId) {
        return "reader/" + readerId;
    }

    /** What became of something that a viewer reported. */
    public static String complaint(long reportId) {
        return "complaint/" + reportId;
    }

    /** What was taken out for the regulator in one asking. */
    public static String export(long exportId) {
        return "export/" + exportId;
    }

    /** A question for courses that was made of a finding. */
    public static String question(long questionId) {
        return "question/" + questionId;
    }

    /** What somebody answered to the self-check: an account, or the platform, whose id is 0. */
    public static String selfCheck(long subjectId) {
        return "check/" + subjectId;
    }

    /** What officers judged of something doubtful in the journal. */
    public static String doubt(long doubtId) {
        return "doubt/" + doubtId;
    }

    /** What officers did about a film and what is said below it. */
    public static String film(long filmId) {
        return "film/" + filmId;
    }

    /** What becomes of somebody's account as such. */
    public static String account(long personId) {
        return "account/" + personId;
    }

    /** How the helpdesk (客服台) of a show is set. */
    public static String helpdesk(long showId) {
        return "helpdesk/" + showId;
    }

    /** One question that the helpdesk answered on a product's page or handed to people. */
    public static String help(long questionId) {
        return "help/" + questionId;
    }

    /** A question and its answer that a shop keeps for the next who asks. */
    public static String faq(long faqId) {
        return "faq/" + faqId;
    }

    /** The id in a stream's name, such as 7 in {@code show/7}. */
    public static long idOf(String stream) {
        return Long.parseLong(stream.substring(stream.indexOf('/') + 1));
    }
}
