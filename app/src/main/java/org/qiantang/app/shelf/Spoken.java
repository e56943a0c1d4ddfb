package org.qiantang.app.shelf;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.event.Money;

/** How what the shelf knows is put into a spoken Chinese sentence. */
public final class Spoken {
    /** So many signs of a list or of an address does one take in by ear. */
    public static final int BRIEF = 40;

    private static final Pattern REMARK = Pattern.compile("[（(][^（）()]*[）)]");
    private static final String STOPS = "，、；。,;+/";
    /** What a part of an address ends with: up to there it is still the right place. */
    private static final String PLACES = "省市区县镇乡村路街道巷弄号楼幢栋座层室店";

    private static final Pattern BLANK_BESIDE_CHINESE =
            Pattern.compile("(?<=[\\p{IsHan}\\d%℃])\\s+(?=\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=\\d)");

    /** Behind a sign that sets the next line apart already. */
    private static final Pattern LINE_END = Pattern.compile("([，。；、！？：,.;!?:])\\s*\\R\\s*");

    private static final Pattern BARE_LINE_END = Pattern.compile("\\s*\\R\\s*");
    private static final String FIGURES = "〇零一二两三四五六七八九十百千万半";

    private Spoken() {}

    /** An amount such as 198元 or 49.9元. */
    public static String price(Money price) {
        String amount =
                BigDecimal.valueOf(price.minor(), 2).stripTrailingZeros().toPlainString();
        return price.currency().equals(Money.CNY) ? amount + "元" : amount + " " + price.currency();
    }

    /** What one pays for what is left: one price, or every kind with its own. */
    public static String prices(List<Kind> kinds) {
        if (kinds.stream().map(Kind::price).distinct().count() == 1) {
            return price(kinds.getFirst().price());
        }
        return kinds.stream().map(kind -> name(kind) + price(kind.price())).collect(Collectors.joining("，"));
    }

    /** The name of a kind, closed off so that what follows does not run into its last figure or letter. */
    public static String name(Kind kind) {
        String name = text(kind.name());
        char last = name.charAt(name.length() - 1);
        return last < 128 && Character.isLetterOrDigit(last) ? name + "那款" : name;
    }

    /** A fact's value with its unit; what stands in lines of their own is told one after the other. */
    public static String fact(Fact fact) {
        String inOne = LINE_END.matcher(fact.text().strip()).replaceAll("$1");
        return text(BARE_LINE_END.matcher(inOne).replaceAll("、"));
    }

    /** The same in {@value #BRIEF} signs and few more: a list says that it goes on, an address ends where a part of it does. */
    public static String brief(Fact fact) {
        String whole = fact(fact);
        if (whole.length() <= BRIEF || !Voucher.mayBeCut(fact)) {
            return whole;
        }
        return Voucher.isAddress(fact.key()) ? briefAddress(whole) : briefList(whole);
    }

    private static String briefAddress(String whole) {
        String bare = REMARK.matcher(whole).replaceAll("").strip();
        if (bare.length() <= BRIEF) {
            return bare;
        }
        for (int end = BRIEF; end > BRIEF / 2; end--) {
            if (isStop(bare, end) || (PLACES.indexOf(bare.charAt(end - 1)) >= 0 && !goesOn(bare, end))) {
                return bare.substring(0, end);
            }
        }
        int end = BRIEF;
        while (end > 1 && Character.isLetterOrDigit(bare.charAt(end)) && bare.charAt(end - 1) < 128) {
            end--;
        }
        return bare.substring(0, end);
    }

    /** 3号 is a house, and 3号楼 another one; so with 街道 and 市场. */
    private static boolean goesOn(String address, int at) {
        String tails = switch (address.charAt(at - 1)) {
            case '号' -> "楼院门";
            case '街' -> "道";
            case '市' -> "场";
            default -> "";
        };
        return tails.indexOf(address.charAt(at)) >= 0;
    }

    private static String briefList(String whole) {
        int end = BRIEF;
        while (end > BRIEF / 4 && !isStop(whole, end)) {
            end--;
        }
        String head =
                whole.substring(0, end > BRIEF / 4 ? end : beforeFigure(whole)).strip();
        boolean open = Math.max(head.lastIndexOf('（'), head.lastIndexOf('('))
                > Math.max(head.lastIndexOf('）'), head.lastIndexOf(')'));
        return head + (open ? "等）" : "等");
    }

    /** Half of a figure would be another one, and one without its unit none. */
    private static int beforeFigure(String list) {
        int end = BRIEF;
        while (end > 1 && (list.charAt(end - 1) < 128 || FIGURES.indexOf(list.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end > BRIEF / 4 ? end : BRIEF;
    }

    /** Not within 1,000 or 1+1, of which half would be another figure. */
    private static boolean isStop(String text, int at) {
        boolean inFigure = Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
        return STOPS.indexOf(text.charAt(at)) >= 0 && !inFigure;
    }

    /** A text without the blanks that print sets between figures and Chinese. */
    public static String text(String written) {
        return BLANK_BESIDE_CHINESE.matcher(written.strip()).replaceAll("");
    }
}
