package org.qiantang.event;

import org.jspecify.annotations.Nullable;

/**
 * A fact as it stood when a line was judged.
 *
 * @param name as rules and fact sheets name it, in Chinese, such as 现有库存 or 材质
 * @param value pieces and counts as whole numbers, prices in yuan, else as the sheet has it, at most 200 characters; null where
 *     the words alone told it
 */
public record FactThen(String name, @Nullable String value) {}
