package org.qiantang.engine.performance.presenter;

import org.jspecify.annotations.Nullable;

/** What stands around the presenter in a frame: the show's title, the goods she shows and the words she says. */
public record Stage(
        String showTitle,
        @Nullable GoodsCard goods,
        @Nullable String subtitle) {}
