package org.qiantang.engine.recommend;

/**
 * What another {@link Policy} would have done at a place of a list.
 *
 * @param same whether it would have put there the very item that stands there
 * @param covered whether the item that it would have put there could have come to stand there
 * @param predicted what the person is thought to do with the item that it would have put there
 */
public record Alternative(boolean same, boolean covered, Placement.Predicted predicted) {}
