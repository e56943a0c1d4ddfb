package org.qiantang.engine.recommend;

/**
 * What another {@link Policy} would have done at a place of a list.
 *
 * @param same whether it would have put there the very item that stands there
 * @param chance the probability with which the item that it would have put there came to stand there; 0 where it could not
 * @param predicted what the person is thought to do with the item that it would have put there
 */
public record Alternative(boolean same, double chance, Placement.Predicted predicted) {}
