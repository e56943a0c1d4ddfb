/** What happened, as sealed records: the only words that all parts share. Fields are only ever added. */
@NullMarked
package org.qiantang.event;

import org.jspecify.annotations.NullMarked;
