/** Files of one JSON object a line, as commands take and give them. */
@NullMarked
package org.qiantang.jsonl;

import org.jspecify.annotations.NullMarked;
