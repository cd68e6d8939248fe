import { notHere } from "@/lib/api/route";

// Whatever no other file answers: a path that is not there, as JSON and only for who has a key.
export const GET = notHere;
export const POST = notHere;
export const PUT = notHere;
export const PATCH = notHere;
export const DELETE = notHere;
