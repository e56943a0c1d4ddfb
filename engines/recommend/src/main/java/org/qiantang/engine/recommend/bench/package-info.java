/** Measures the models on public protocols, beside two models of a peer; reads files, prints a table, writes JSON. */
@NullMarked
package org.qiantang.engine.recommend.bench;

import org.jspecify.annotations.NullMarked;
