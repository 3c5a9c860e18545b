//! What is typed of what was heard and promised, understood.

mod due;
mod due_words;
mod line;
