package org.qiantang.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges short texts before they are kept; met by the guard. What a shop's goods are in law decides some of it: where a text
 * would be lawful of one kind of goods that the shop sells, it stands; without a shop such things only ask for evidence.
 */
public interface TextJudge {
    /** What is found in a title or a name; {@code field} is where it was sent. */
    List<TextFinding> title(@Nullable Long merchantId, String field, String text);

    /** What is found in words below a title. */
    List<TextFinding> words(@Nullable Long merchantId, String field, String text);
}
